import type { Entity } from '@backstage/catalog-model';
import type { FactReadings } from '../../facts/FactReadings';
import { Gap } from './Gap';

/** A value of a rule. Whole numbers are safe integers; the type checker has told them from doubles. */
export type RuleValue =
  | boolean
  | number
  | string
  | readonly RuleValue[]
  | Readonly<Record<string, string>>;

/** One evaluation in progress. */
export interface Frame {
  readonly entity: Entity;
  readonly readings: FactReadings;
  /** Values of iteration variables, by nesting. */
  readonly variables: RuleValue[];
  /** `has()` answers as in plain CEL: an absent fact is false. Set while the condition of `?:` is decided. */
  plainHas: boolean;
  /** Work done so far, in visited expressions. */
  steps: number;
}

/** A compiled expression. */
export type Expression = (frame: Frame) => RuleValue | Gap;

/**
 * Visited expressions that one evaluation may cost: some tens of milliseconds. Only loops over long lists and
 * regular expressions over long texts come near it.
 */
const maxSteps = 1_000_000;

const tooMuchWork = Gap.error(
  'the rule takes too much work on this entity: its lists or texts are too long',
);

/** Books work and returns a gap when there was too much of it. */
export function charge(frame: Frame, steps: number): Gap | undefined {
  frame.steps += steps;
  return frame.steps > maxSteps ? tooMuchWork : undefined;
}
