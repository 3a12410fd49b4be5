import { InputError } from '@backstage/errors';
import type { QueryMistake } from '@service-readiness/backstage-plugin-readiness-common';

/** A longer value is not given back whole. */
const longestValue = 60;

/** A mistake with how to mend it, for people. */
export interface MendedMistake extends QueryMistake {
  /** Where `nearest` is there it says it, unless this says something else; empty where nothing need be said. */
  mend?: string;
}

/** What is wrong with a request: for people in one message, and what is wrong with its query for programs, too. */
export class QueryError extends InputError {
  /** Part of the error that is answered. */
  readonly mistakes: QueryMistake[];

  /** @param mistakes - in the order in which they are told; texts are not about the query */
  constructor(mistakes: ReadonlyArray<MendedMistake | string>) {
    super(mistakes.map(wordsOf).join('; '));
    this.mistakes = mistakes.flatMap(mistake => {
      if (typeof mistake === 'string') return [];
      const { mend: _, value, ...rest } = mistake;
      return [{ ...rest, value: value?.slice(0, longestValue) }];
    });
  }
}

function wordsOf(mistake: MendedMistake | string): string {
  if (typeof mistake === 'string') return mistake;
  const { parameter, problem, value, nearest } = mistake;
  const mend = mistake.mend ?? (nearest && `did you mean '${nearest}'?`);
  return `query parameter '${parameter}'${
    value === undefined ? '' : ':'
  } ${problem}${mend ? `; ${mend}` : ''}`;
}
