import { createFactCatalog } from './createFactCatalog';
import { wellKnownFacts } from './vocabulary';

describe('wellKnownFacts', () => {
  it('fit together: names are valid, unique, and none begins another', () => {
    expect(createFactCatalog(wellKnownFacts, []).problems).toEqual([]);
    const names = wellKnownFacts.map(fact => fact.name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(wellKnownFacts.map(fact => [fact.name, fact] as const))(
    '%s is described in one sentence, with a source, and a unit that its name repeats',
    (name, { description, answeredBy, type, unit }) => {
      expect(description).toMatch(/^[A-Z].*\.$/);
      expect(description).not.toMatch(/\. /);
      expect(answeredBy).not.toBe('');
      if (name.endsWith('Days')) expect(unit).toBe('days');
      if (name.endsWith('Hours')) expect(unit).toBe('hours');
      if (name.endsWith('Ratio')) expect(unit).toBe('ratio');
      if (unit) expect(['int', 'double']).toContain(type);
    },
  );
});
