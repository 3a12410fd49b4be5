import { createCompany } from './company';
import { chance } from './company/chance';
import { toCel, toJsonConditions } from './company/checks';
import { hashOutcomes } from './peer/outcomes';
import { compileRules } from './scenarios/compileRules';

describe('createCompany', () => {
  const company = createCompany({ services: 100 });

  it('has 60 facts of 6 sources and 100 checks', () => {
    expect(company.sources).toHaveLength(6);
    expect(company.sources.flatMap(({ facts }) => facts)).toHaveLength(60);
    expect(company.checks).toHaveLength(100);
    expect(company.groupCount).toBe(10);
  });

  it('is the same every time, and another with another seed', () => {
    const valuesOf = (seed: number) => {
      const { sources, values } = createCompany({ services: 9, seed });
      return sources.map(source => values(source, 7));
    };
    expect(valuesOf(1)).toEqual(valuesOf(1));
    expect(valuesOf(1)).not.toEqual(valuesOf(2));
  });

  it('leaves out a fact now and then, unless it is to be complete', () => {
    const count = (complete: boolean) => {
      const { sources, values } = createCompany({ services: 100, complete });
      let facts = 0;
      for (let i = 0; i < 100; i++) {
        for (const source of sources) {
          facts += Object.keys(values(source, i)).length;
        }
      }
      return facts;
    };
    expect(count(true)).toBe(6000);
    expect(count(false)).toBeLessThan(6000);
    expect(count(false)).toBeGreaterThan(5800);
  });

  it('says a rule alike in both languages', () => {
    const check = company.checks[80];
    if (!check) throw new Error('There is no check 80');
    expect(toCel(check).split(' && ')).toHaveLength(2);
    expect(toJsonConditions(check).all.map(({ fact }) => fact)).toEqual(
      check.clauses.map(({ fact }) => fact.name),
    );
  });

  it('has rules that compile', () => {
    expect(compileRules(company).scorecard.checks).toHaveLength(100);
  });
});

describe('chance', () => {
  it('spreads evenly', () => {
    const values = Array.from({ length: 10_000 }, (_, i) => chance(1, i));
    const mean = values.reduce((sum, value) => sum + value, 0) / 10_000;
    expect(mean).toBeCloseTo(0.5, 1);
    expect(Math.min(...values)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...values)).toBeLessThan(1);
  });
});

describe('hashOutcomes', () => {
  const a = { entityRef: 'a', checkId: 'x', outcome: 'pass' as const };
  const b = { entityRef: 'b', checkId: 'x', outcome: 'fail' as const };

  it('does not depend on the order, and does on every outcome', () => {
    expect(hashOutcomes([a, b])).toBe(hashOutcomes([b, a]));
    expect(hashOutcomes([a, b])).not.toBe(
      hashOutcomes([a, { ...b, outcome: 'pass' }]),
    );
  });
});
