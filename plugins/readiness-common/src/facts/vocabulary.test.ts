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
      const inName = /(Days|Hours|Ratio)$/.exec(name)?.[1]?.toLowerCase();
      expect(unit).toBe(inName ?? unit);
      expect(unit === undefined || ['int', 'double'].includes(type)).toBe(true);
    },
  );
});
