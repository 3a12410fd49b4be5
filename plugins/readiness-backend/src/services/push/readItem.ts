import { InputError } from '@backstage/errors';
import {
  checkFactValues,
  type FactDeclaration,
  type FactValue,
  type PushFactsBody,
} from '@service-readiness/backstage-plugin-readiness-common';
import { z } from 'zod';

const momentSchema = z.iso.datetime({ offset: true });

/** An item that makes sense by itself. */
export interface PushedItem {
  /** Full and in lower case. */
  entityRef: string;
  values: Record<string, FactValue>;
  observedAt: number;
}

/** Nothing that is pushed was observed before: a year of one or two digits, or seconds taken for milliseconds. */
const earliest = Date.UTC(2000, 0, 1);

/** Clocks differ: what is ahead by no more than this was observed now. */
const clockToleranceMs = 60_000;

/**
 * Reads what a source says of an entity. Errors name facts and types, never a text that was pushed.
 *
 * @throws InputError with everything that is wrong
 *
 * @example
 * ```ts
 * readItem({ facts: { 'quality.testCoverage': '81' } }, { entityRef, facts, now })
 * // InputError: fact 'quality.testCoverage' must be a double (a finite number), got a string
 * ```
 */
export function readItem(
  item: PushFactsBody['items'][number],
  options: {
    entityRef: string;
    /** What the source declares. */
    facts: readonly FactDeclaration[];
    now: number;
  },
): PushedItem {
  const { entityRef, facts, now } = options;
  const mistakes = checkFactValues(facts, item.facts).map(({ message, mend }) =>
    mend ? `${message}; ${mend}` : message,
  );
  let observedAt = now;
  if (item.observedAt !== undefined) {
    const { data } = momentSchema.safeParse(item.observedAt);
    observedAt = data === undefined ? now : Date.parse(data);
    if (data === undefined) {
      mistakes.push(
        "observedAt must be a moment with an offset, such as '2027-03-31T00:00:00Z'",
      );
    } else if (observedAt < earliest) {
      mistakes.push('observedAt lies before the year 2000');
    } else if (observedAt > now + clockToleranceMs) {
      mistakes.push(
        `observedAt is in the future; it is ${new Date(
          now,
        ).toISOString()} here`,
      );
    }
  }
  if (mistakes.length > 0) throw new InputError(mistakes.join('; '));
  return {
    entityRef,
    // The values are of the declared types.
    values: { ...item.facts } as Record<string, FactValue>,
    observedAt: Math.min(observedAt, now),
  };
}
