import { declared } from '../__fixtures__/testCatalog';
import { createFactCatalog } from './createFactCatalog';
import type { FactCoverage, FactDocument } from './FactDocument';
import { readFacts } from './readFacts';

const now = Date.parse('2026-06-10T12:00:00Z');
const hour = 3_600_000;
const { catalog } = createFactCatalog(
  [{ name: 'slo.count', type: 'int', description: '' }],
  [
    { collectorId: 'first', facts: [declared('a.x', 'int', 24)] },
    {
      collectorId: 'second',
      facts: [declared('a.x', 'int', 48), declared('a.y', 'bool', 24)],
    },
  ],
);

function document(
  collectorId: string,
  values: FactDocument['values'],
): FactDocument {
  return {
    entityRef: 'component:default/refunds',
    collectorId,
    values,
    changedAt: now - 1000 * hour,
  };
}
function covered(
  collectorId: string,
  hoursAgo: number,
  error?: string,
): FactCoverage {
  return { collectorId, coveredAt: now - hoursAgo * hour, error };
}
function read(
  name: string,
  documents: FactDocument[],
  coverage: FactCoverage[],
) {
  return readFacts({ catalog, documents, coverage, now }).get(name);
}

describe('readFacts', () => {
  it.each<[string, FactDocument[], FactCoverage[], object]>([
    [
      'a fresh value',
      [document('first', { 'a.x': 1 })],
      [covered('first', 1)],
      {
        value: 1,
        absence: undefined,
        collectorId: 'first',
        observedAt: now - hour,
        validUntil: now + 23 * hour,
      },
    ],
    ['not collected yet', [], [], { absence: 'notCollectedYet' }],
    [
      'not collected yet although the collector ran over others',
      [],
      [covered('first', 1)],
      { absence: 'notCollectedYet' },
    ],
    [
      'not collected yet because of an error',
      [],
      [{ collectorId: 'second', error: '401' }],
      {
        absence: 'notCollectedYet',
        collectorId: 'second',
        collectorError: '401',
      },
    ],
    [
      'looked and found nothing',
      [document('first', {})],
      [covered('first', 1)],
      { absence: 'notReported', collectorId: 'first' },
    ],
    [
      'stale at the very end of its validity, the value kept',
      [document('first', { 'a.x': 1 })],
      [covered('first', 24)],
      { absence: 'stale', value: 1, validUntil: now },
    ],
    [
      'fresh a moment before',
      [document('first', { 'a.x': 1 })],
      [{ collectorId: 'first', coveredAt: now - 24 * hour + 1 }],
      { absence: undefined, value: 1 },
    ],
    [
      '"found nothing" that is out of date is stale too',
      [document('first', {})],
      [covered('first', 30)],
      { absence: 'stale', value: undefined },
    ],
    [
      'the first fresh value wins',
      [document('second', { 'a.x': 2 }), document('first', { 'a.x': 1 })],
      [covered('second', 1), covered('first', 2)],
      { value: 1, collectorId: 'first' },
    ],
    [
      'a fresh value wins over a stale one',
      [document('first', { 'a.x': 1 }), document('second', { 'a.x': 2 })],
      [covered('first', 30), covered('second', 1)],
      { value: 2, collectorId: 'second', absence: undefined },
    ],
    [
      'of stale values the one that lasted longest',
      [document('first', { 'a.x': 1 }), document('second', { 'a.x': 2 })],
      [covered('first', 60), covered('second', 50)],
      { value: 2, absence: 'stale' },
    ],
    [
      'a failed attempt leaves the value until it is stale',
      [document('first', { 'a.x': 1 })],
      [covered('first', 1, '500')],
      { value: 1, absence: undefined, collectorError: '500' },
    ],
    [
      'a value of another type than declared says nothing',
      [document('first', { 'a.x': 'one' })],
      [covered('first', 1)],
      { absence: 'notReported', value: undefined },
    ],
    [
      'a document that the running collection has just written',
      [{ ...document('first', { 'a.x': 1 }), changedAt: now }],
      [covered('first', 30)],
      { value: 1, absence: undefined, observedAt: now },
    ],
    [
      'a document of a collector that is gone',
      [document('gone', { 'a.x': 1 })],
      [covered('gone', 1)],
      { absence: 'notCollectedYet' },
    ],
    [
      'an inherited property is no value',
      [document('first', Object.create({ 'a.x': 1 }))],
      [covered('first', 1)],
      { absence: 'notReported' },
    ],
  ])('%s', (_, documents, coverage, reading) => {
    expect(read('a.x', documents, coverage)).toMatchObject({
      name: 'a.x',
      ...reading,
    });
  });

  it('says that nobody reports a fact', () => {
    expect(read('slo.count', [], [])).toEqual({
      name: 'slo.count',
      absence: 'noCollector',
    });
  });

  it('knows no facts outside of the catalog', () => {
    expect(read('a.z', [], [])).toBeUndefined();
  });

  it('gives every fact in the order of the catalog', () => {
    const readings = readFacts({ catalog, documents: [], coverage: [], now });
    expect(readings.all().map(r => r.name)).toEqual([
      'slo.count',
      'a.x',
      'a.y',
    ]);
  });
});
