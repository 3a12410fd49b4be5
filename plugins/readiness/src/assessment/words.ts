import type {
  Capability,
  CapabilityAnswer,
} from '@service-readiness/backstage-plugin-readiness-common';

export const capabilityWords: Record<Capability, string> = {
  velocity: 'Development velocity',
  reliability: 'System reliability',
  visibility: 'Operational visibility',
  coordination: 'Cross-functional coordination',
};

/** An answer in a list of counts, and as one chooses it. */
export const replyWords: Record<
  CapabilityAnswer,
  { word: string; choice: string }
> = {
  good: { word: 'good', choice: 'Yes, like that' },
  partly: { word: 'partly', choice: 'Partly' },
  not: { word: 'not yet', choice: 'Not yet' },
  unknown: { word: 'not known', choice: 'We do not know' },
};
