import {
  createFactCatalog,
  loadDefinitions,
  type CheckResult,
  type CompiledScorecard,
} from '@service-readiness/backstage-plugin-readiness-common';
import { nextStepViews } from './nextStepViews';

const { catalog } = createFactCatalog(
  [],
  [
    {
      collectorId: 'clusters',
      title: 'Clusters',
      facts: [
        {
          name: 'resilience.redundancy',
          type: 'bool',
          description: 'Several copies.',
          validity: { hours: 24 },
        },
      ],
    },
  ],
);
const { scorecards, problems } = loadDefinitions(
  [
    {
      source: 'ladder.yaml',
      text: `
id: redundant
title: Redundant
owner: group:default/platform
category: Reliability
capability: reliability
effort: medium
outcome: One machine fails and no customer notices.
why: Machines fail.
fix: Run two copies.
rule: facts.resilience.redundancy
attestation: { asks: Two copies run., validDays: 30 }
examples: [{ attested: true, outcome: pass }]
---
id: ladder
title: Ladder
owner: group:default/platform
appliesTo: { kind: Component }
levels:
  - { level: 1, name: Reactive }
  - { level: 2, name: Managed, checks: [redundant] }
`,
    },
  ],
  catalog,
);
const [scorecard] = scorecards as [CompiledScorecard];
const lacking = { kind: 'facts' as const, facts: ['resilience.redundancy'] };

function stepOf(state: Partial<CheckResult>) {
  const redundant = { since: 0, rule: '', outcome: 'unknown', ...state };
  const [step] = nextStepViews({
    ...{ scorecard, catalog, now: 0 },
    result: {
      ...{ scorecardId: 'ladder', fingerprint: '' },
      ...{ level: 1, verifiedLevel: 1, earnedLevel: 1 },
      checks: { redundant: redundant as CheckResult },
    },
  });
  return [step?.text, step?.attestable];
}

describe('nextStepViews', () => {
  it.each<[string, Partial<CheckResult>, string, boolean]>([
    [
      'what to do about a failure',
      { outcome: 'fail' },
      'Run two copies.',
      false,
    ],
    [
      'what a person may attest',
      { reason: lacking },
      'Attest: Two copies run.',
      true,
    ],
    [
      'that an attestation lapsed',
      { reason: { kind: 'attestation', lapsedAt: 1 } },
      'The attestation lapsed; attest again: Two copies run.',
      true,
    ],
    [
      'which source fell silent',
      { reason: lacking, unverifiedSince: 1 },
      'Clusters has no current data for `resilience.redundancy`; open it to see why.',
      true,
    ],
  ])('says %s', (_, state, text, mayAttest) => {
    expect(problems).toEqual([]);
    expect(stepOf(state)).toEqual([text, mayAttest]);
  });
});
