import type { FactCoverage } from '@service-readiness/backstage-plugin-readiness-common';
import { coverageOf } from './coverageOf';

type Options = Parameters<typeof coverageOf>[0];

const covered = { collectorId: 'c', coveredAt: 100, coveredUntil: 110 };
const failing = { ...covered, failedAt: 200, error: 'down' };

const cases: Array<[string, Options, Omit<FactCoverage, 'collectorId'>]> = [
  ['a collector that never ran', { collector: { collectorId: 'c' } }, {}],
  ['a run over all', { collector: covered }, { coveredAt: 100 }],
  [
    'a run over all that failed after one that did not',
    { collector: failing },
    { coveredAt: 100, error: 'down' },
  ],
  [
    'an entity that appeared before the run ended',
    { collector: covered, seenAt: 110 },
    { coveredAt: 100 },
  ],
  [
    'an entity that appeared after the run',
    { collector: covered, seenAt: 111 },
    {},
  ],
  [
    'an entity that appeared after the run and was collected alone',
    {
      collector: covered,
      seenAt: 111,
      entity: { coveredAt: 120, attemptedAt: 120 },
    },
    { coveredAt: 120, isApart: true },
  ],
  [
    'an entity that failed, with its earlier coverage',
    {
      collector: covered,
      entity: { coveredAt: 50, attemptedAt: 100, error: 'no' },
    },
    { coveredAt: 50, error: 'no', isApart: true },
  ],
  [
    'an entity that was never covered and failed',
    { collector: covered, entity: { attemptedAt: 100, error: 'no' } },
    { error: 'no', isApart: true },
  ],
  [
    'a failure of the run that is later than the one of the entity',
    {
      collector: failing,
      entity: { coveredAt: 50, attemptedAt: 100, error: 'no' },
    },
    { coveredAt: 50, error: 'down', isApart: true },
  ],
  [
    'an entity that was collected alone after the run had failed',
    {
      collector: failing,
      entity: { coveredAt: 210, attemptedAt: 210 },
    },
    { coveredAt: 210, isApart: true },
  ],
  [
    'an entity that was collected alone before the run failed',
    {
      collector: failing,
      entity: { coveredAt: 150, attemptedAt: 150 },
    },
    { coveredAt: 150, error: 'down', isApart: true },
  ],
];

describe('coverageOf', () => {
  it.each(cases)('says when: %s', (_, options, expected) => {
    expect(coverageOf(options)).toStrictEqual({
      collectorId: 'c',
      ...expected,
    });
  });
});
