import type {
  FactType,
  FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import { chance, choose } from './chance';

/** A fact of the benchmark: what it is called, and which values are good and bad. */
export interface FactSpec {
  name: string;
  sourceId: string;
  index: number;
  type: FactType;
  good: readonly FactValue[];
  bad: readonly FactValue[];
}

/** A source with its facts: one collector of ours, one fact retriever of the peer. */
export interface SourceSpec {
  id: string;
  facts: readonly FactSpec[];
}

const sourceCount = 6;

const range = (from: number, to: number) =>
  Array.from({ length: to - from + 1 }, (_, i) => from + i);

type Shape = Pick<FactSpec, 'type' | 'good' | 'bad'> & { name: string };

const flag: Omit<Shape, 'name'> = { type: 'bool', good: [true], bad: [false] };
const count: Omit<Shape, 'name'> = {
  type: 'int',
  good: range(5, 20),
  bad: range(0, 4),
};
const ratio: Omit<Shape, 'name'> = {
  type: 'double',
  good: [0.05, 0.125, 0.2],
  bad: [0.3, 0.55, 0.9],
};
const mode: Omit<Shape, 'name'> = {
  type: 'string',
  good: ['active'],
  bad: ['none', 'planned', 'retired'],
};

/** What each source reports: ten facts. */
const shapes: readonly Shape[] = [
  ...range(1, 5).map(i => ({ name: `flag${i}`, ...flag })),
  ...range(1, 2).map(i => ({ name: `count${i}`, ...count })),
  { name: 'ratio1', ...ratio },
  ...range(1, 2).map(i => ({ name: `mode${i}`, ...mode })),
];

/** Six sources with ten facts each. */
export const sources: readonly SourceSpec[] = range(1, sourceCount).map(s => ({
  id: `source-${s}`,
  facts: shapes.map(({ name, ...shape }, i) => ({
    ...shape,
    name: `source${s}.${name}`,
    sourceId: `source-${s}`,
    index: (s - 1) * shapes.length + i,
  })),
}));

export const facts: readonly FactSpec[] = sources.flatMap(s => s.facts);

/** Every fourth service is good at everything, so that all levels are reached. */
export function isFlawless(service: number): boolean {
  return service % 4 === 0;
}

const missingShare = 0.02;

/**
 * The value of a fact of a service; undefined when its source says nothing about it.
 *
 * @param options - `complete`: no fact is missing
 */
export function valueOf(
  fact: FactSpec,
  service: number,
  { seed, complete }: { seed: number; complete: boolean },
): FactValue | undefined {
  if (isFlawless(service)) return choose(fact.good, seed, service, fact.index);
  const at = [seed, service, fact.index] as const;
  if (!complete && chance(...at, 1) < missingShare) return undefined;
  const quality = 0.7 + 0.29 * chance(seed, service);
  return choose(chance(...at, 2) < quality ? fact.good : fact.bad, ...at, 3);
}
