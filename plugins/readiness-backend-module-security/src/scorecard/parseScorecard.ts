import { InputError } from '@backstage/errors';
import { parseJson } from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

/** What is kept of a result: scores, and not the details, which quote code. */
export type ScorecardReport = {
  /** 0 to 10; absent when inconclusive. */
  score?: number;
  /** When the repository was looked at, as written. */
  date?: string;
  /** Scores from 0 to 10 by check; inconclusive ones are left out. */
  checks: Record<string, number>;
};

/** Scorecard's own word for inconclusive. */
const inconclusive = -1;

const score = z
  .number({ error: 'must be a number from 0 to 10, or -1' })
  .min(inconclusive, { error: 'must be from 0 to 10, or -1' })
  .max(10, { error: 'must be from 0 to 10, or -1' });

/** The JSON result of Scorecard 4 and 5, as its command, its action and its API give it. */
const schema = z.looseObject({
  date: z.string().optional(),
  score: score.optional(),
  checks: z.array(
    z.looseObject({ name: z.string().max(100), score: score.int() }),
    { error: 'must be a list of checks' },
  ),
});

/**
 * Reads a result of OpenSSF Scorecard. A score of -1 is Scorecard's way to say that it could not tell: left out.
 *
 * @throws InputError when it is no such result.
 */
export function parseScorecard(text: string): ScorecardReport {
  const parsed = schema.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') || 'the document';
    throw new InputError(
      `is no result of OpenSSF Scorecard: ${path}: ${issue?.message}`,
    );
  }
  const { date, checks, score: total = inconclusive } = parsed.data;
  return {
    ...(total !== inconclusive && { score: total }),
    ...(date !== undefined && { date }),
    checks: Object.fromEntries(
      checks
        .filter(check => check.score !== inconclusive)
        .map(check => [check.name, check.score]),
    ),
  };
}
