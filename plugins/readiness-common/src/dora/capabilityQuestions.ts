/**
 * A question to a team about how its service shows up in operations, with what a good answer is.
 *
 * @public
 */
export interface CapabilityQuestion {
  id: string;
  capability: 'velocity' | 'reliability' | 'visibility' | 'coordination';
  question: string;
  good: string;
}

/**
 * Twelve questions, three about each capability. What a team says stands beside what was measured.
 *
 * @public
 */
export const capabilityQuestions: readonly CapabilityQuestion[] = [
  {
    id: 'critical-fix-time',
    capability: 'velocity',
    question: 'How long does a critical fix take to production?',
    good: 'Hours, on the same way as any other change.',
  },
  {
    id: 'deploys-alone',
    capability: 'velocity',
    question: 'Can the team deploy alone?',
    good: 'Yes, at any time, without asking another team.',
  },
  {
    id: 'getting-faster',
    capability: 'velocity',
    question: 'Is delivery getting faster or slower?',
    good: 'Faster, and the team can show by what.',
  },
  {
    id: 'incident-frequency',
    capability: 'reliability',
    question: 'How often do incidents disrupt operations?',
    good: 'Seldom enough that each one is remembered and reviewed.',
  },
  {
    id: 'detection-time',
    capability: 'reliability',
    question: 'How long until a problem is noticed?',
    good: 'Minutes, by an alert and before a user says so.',
  },
  {
    id: 'failures-contained',
    capability: 'reliability',
    question: 'Do failures cascade?',
    good: 'No: what depends on something that fails goes on with less.',
  },
  {
    id: 'live-transactions',
    capability: 'visibility',
    question: 'Can operations see business transactions live?',
    good: 'Yes, on a dashboard that they need nobody to explain.',
  },
  {
    id: 'root-cause-time',
    capability: 'visibility',
    question: 'How long does it take to find a root cause?',
    good: 'Less than an hour, from what was recorded.',
  },
  {
    id: 'transaction-traced',
    capability: 'visibility',
    question: 'Can one transaction be followed across services?',
    good: 'Yes, by one identifier, from the first to the last.',
  },
  {
    id: 'integration-style',
    capability: 'coordination',
    question: 'Do others integrate through real-time APIs or through batches?',
    good: 'Through APIs that are documented and versioned.',
  },
  {
    id: 'independent-releases',
    capability: 'coordination',
    question: 'Can you change without coordinating a release?',
    good: 'Yes: consumers notice nothing, or are told well before.',
  },
  {
    id: 'harms-others',
    capability: 'coordination',
    question: 'Do your failures break others?',
    good: 'No, and where they did, it was agreed what must not happen again.',
  },
];
