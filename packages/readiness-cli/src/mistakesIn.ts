import { zodProblems } from '@service-readiness/backstage-plugin-readiness-common';
import type { z } from 'zod';

/** Every mistake of a file with its place and the mend, in a line. */
export function mistakesIn(
  error: z.ZodError,
  schema: z.ZodObject,
  { path, value }: { path: string; value: unknown },
): string {
  const problems = zodProblems(error, schema, {
    source: path,
    lineOf: () => undefined,
    value,
  });
  const mistakes = problems.map(({ path: place, message, mend }) =>
    [
      place && !message.includes(place) && `${place}:`,
      message,
      mend && `(${mend})`,
    ]
      .filter(Boolean)
      .join(' '),
  );
  return `${path}: ${mistakes.join('; ')}`;
}
