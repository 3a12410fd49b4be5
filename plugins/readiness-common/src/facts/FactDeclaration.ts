import type { HumanDuration } from '@backstage/types';

/**
 * The CEL types that a fact can have. An `int` is a whole number; lists hold strings.
 *
 * @public
 */
export type FactType = 'bool' | 'int' | 'double' | 'string' | 'list<string>';

/**
 * A fact's value as JSON. Its declared {@link FactType} says how a rule sees it.
 *
 * @public
 */
export type FactValue = boolean | number | string | string[];

/**
 * What a fact means, independent of who reports it.
 *
 * @public
 */
export interface FactDefinition {
  /** Dotted, vendor-neutral, camelCase: `oncall.escalationLevels`. A rule reads it as `facts.<name>`. */
  name: string;
  type: FactType;
  /** Unit of a number: `days`, `minutes`, `ratio`. */
  unit?: string;
  description: string;
  /**
   * A number that is kept over time, a point a day: its course can be shown, and `<name>Delta30d` tells a rule by how
   * much it changed.
   */
  series?: boolean;
}

/**
 * A fact as a collector declares it: what it means and how long an observation stays true.
 *
 * @public
 */
export interface FactDeclaration extends FactDefinition {
  /** How long after the last collection run that covered the entity the value still counts. */
  validity: HumanDuration;
  /**
   * Why the collector may have nothing to say, if there is a reason that everybody should know: a clause such as
   * 'the pipeline reports on the default branch alone'. It stands where the fact is absent.
   */
  leftOutWhen?: string;
}
