import {
  createFactCatalog,
  readFacts,
} from '@service-readiness/backstage-plugin-readiness-common';
import { factViewsOf } from './factView';
import { isoOf } from './levelView';

describe('views of facts', () => {
  const { catalog } = createFactCatalog(
    [
      {
        name: 'oncall.hasSchedule',
        type: 'bool',
        description: 'Somebody is on call.',
      },
    ],
    [],
  );

  it('are made once for each fact, however many checks read it', () => {
    const factOf = factViewsOf(
      readFacts({ catalog, documents: [], coverage: [], now: 0 }),
    );
    expect(factOf('oncall.hasSchedule')).toMatchObject({
      name: 'oncall.hasSchedule',
      absence: 'noCollector',
    });
    expect(factOf('oncall.hasSchedule')).toBe(factOf('oncall.hasSchedule'));
    expect(factOf('oncall.unheardOf')).toBeUndefined();
  });
});

describe('a moment', () => {
  it('is written alike the first time, the second, and after thousands of others', () => {
    const at = Date.UTC(2026, 2, 1, 9, 30);
    const text = '2026-03-01T09:30:00.000Z';
    expect([isoOf(at), isoOf(at)]).toEqual([text, text]);
    for (let i = 0; i < 2500; i++) {
      expect(isoOf(i)).toBe(new Date(i).toISOString());
    }
    expect(isoOf(at)).toBe(text);
    expect(isoOf(undefined)).toBeUndefined();
  });
});
