import type { FactValue } from '@service-readiness/backstage-plugin-readiness-common';
import { chance } from './chance';
import { facts, type FactSpec } from './facts';

type Operator = '==' | '>=' | '<=';

/** A comparison of one fact with a constant. */
interface Clause {
  fact: FactSpec;
  operator: Operator;
  value: FactValue;
}

/** A check as both products can say it: all of its clauses must hold. */
export interface CheckSpec {
  id: string;
  /** 2 to 4; the lowest level asks for nothing. */
  level: number;
  clauses: readonly Clause[];
}

export const checkCount = 100;
const levelCount = 4;

function clauseOn(fact: FactSpec, seed: number, check: number): Clause {
  switch (fact.type) {
    case 'bool':
      return { fact, operator: '==', value: true };
    case 'int':
      return {
        fact,
        operator: '>=',
        value: 2 + Math.floor(chance(seed, check) * 4),
      };
    case 'double':
      return { fact, operator: '<=', value: 0.25 };
    default:
      return { fact, operator: '==', value: 'active' };
  }
}

/** Out of a hundred: 40 on a flag, 25 on a number, 15 on a word, 20 on two or three facts together. */
function factsOf(check: number, seed: number): FactSpec[] {
  const ofTypes = (...types: string[]) =>
    facts.filter(({ type }) => types.includes(type));
  const nth = (of: readonly FactSpec[], n: number) =>
    of[n % of.length] as FactSpec;
  if (check < 40) return [nth(ofTypes('bool'), check)];
  if (check < 65) return [nth(ofTypes('int', 'double'), check)];
  if (check < 80) return [nth(ofTypes('string'), check)];
  const first = Math.floor(chance(seed, check, 1) * facts.length);
  const size = check % 2 === 0 ? 2 : 3;
  return Array.from({ length: size }, (_, i) => nth(facts, first + i * 7));
}

/** The checks of the benchmark, spread evenly over the levels. */
export function createChecks(seed: number): CheckSpec[] {
  return Array.from({ length: checkCount }, (_, i) => ({
    id: `check-${i + 1}`,
    level: 2 + (i % (levelCount - 1)),
    clauses: factsOf(i, seed).map(fact => clauseOn(fact, seed, i)),
  }));
}

/** The rule in CEL: `facts.source1.flag1 && facts.source2.count1 >= 3`. */
export function toCel({ clauses }: CheckSpec): string {
  return clauses
    .map(({ fact, operator, value }) =>
      value === true
        ? `facts.${fact.name}`
        : `facts.${fact.name} ${operator} ${toLiteral(value)}`,
    )
    .join(' && ');
}

function toLiteral(value: FactValue): string {
  return typeof value === 'string' ? `'${value}'` : String(value);
}

const jsonOperators: Record<Operator, string> = {
  '==': 'equal',
  '>=': 'greaterThanInclusive',
  '<=': 'lessThanInclusive',
};

/** A condition of json-rules-engine. */
export type JsonCondition = {
  fact: string;
  operator: string;
  value: FactValue;
};

/** The conditions for json-rules-engine. */
export function toJsonConditions({ clauses }: CheckSpec): {
  all: JsonCondition[];
} {
  return {
    all: clauses.map(({ fact, operator, value }) => ({
      fact: fact.name,
      operator: jsonOperators[operator],
      value,
    })),
  };
}
