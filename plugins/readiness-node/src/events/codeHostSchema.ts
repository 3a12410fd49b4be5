import { z } from 'zod';
import { scheduleSchema } from '../scheduleSchema';

const text = (what: string) =>
  z
    .string({ error: `must be ${what}` })
    .trim()
    .min(1, { error: `is empty; give ${what}` });

const count = (most: number) => {
  const error = `must be a whole number from 1 to ${most}`;
  return z.number({ error }).int({ error }).min(1, error).max(most, error);
};

/**
 * The configuration that every host of code has as a source of events: what it is called, what counts as what, and how
 * it is asked.
 *
 * @param type - `github`: the id, if none is given, and the key of `integrations`
 * @param otherwise - what holds where nothing is given
 * @public
 *
 * @example
 * ```ts
 * z.strictObject({ ...codeHostShape('github', { host: 'github.com', requestsPerRound: 2000, lookBackHours: 24 }) })
 * ```
 */
export function codeHostShape(
  type: string,
  otherwise: { host: string; requestsPerRound: number; lookBackHours: number },
) {
  return {
    id: z
      .string({ error: 'must be a name in kebab-case' })
      .regex(/^[a-z][a-z0-9-]{0,62}$/, 'must be a name in kebab-case')
      .default(type),
    title: text('how people call it').optional(),
    host: text(`a host of integrations.${type}`).default(otherwise.host),
    incidentLabel: text('a label').optional(),
    releases: text('an environment, such as production').optional(),
    pull: z
      .strictObject(
        {
          schedule: scheduleSchema({
            frequency: { hours: 1 },
            timeout: { minutes: 55 },
            initialDelay: { minutes: 1 },
          }),
          requestsPerRound: count(100_000).default(otherwise.requestsPerRound),
          historyDays: count(730).default(180),
          lookBackHours: count(720).default(otherwise.lookBackHours),
        },
        { error: 'must be a mapping; {} takes the defaults' },
      )
      .optional(),
  };
}

/**
 * Secrets that a host of code proves itself with, any of them, so that they can be changed one after the other. Shorter
 * ones can be tried out.
 *
 * @public
 */
export const hostSecretsSchema = z
  .array(
    z
      .string({ error: 'must be a secret' })
      .min(16, 'is too short; take 16 characters or more, best 40 by chance'),
    { error: 'must be a list of secrets' },
  )
  .min(1, 'is empty; add a secret, or leave it out to have no route')
  .optional();

/**
 * A list of hosts, each with an id of its own.
 *
 * @public
 */
export function hostsSchema<Host extends { id: string }>(
  host: z.ZodType<Host>,
): z.ZodType<Host[]> {
  return z
    .array(host, { error: 'must be a list of hosts; - pull: {} is one' })
    .superRefine((hosts, context) => {
      const ids = hosts.map(({ id }) => id);
      ids.forEach((id, index) => {
        if (ids.indexOf(id) === index) return;
        const message = `is '${id}' twice; give each host an id of its own`;
        context.addIssue({ code: 'custom', message, path: [index, 'id'] });
      });
    });
}
