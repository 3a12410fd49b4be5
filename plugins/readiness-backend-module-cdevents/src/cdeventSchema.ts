import { z } from 'zod';

const id = z.string().trim().min(1).max(200);
const source = z.string().max(500);
const reference = z.object({ id, source: source.optional() });

/**
 * What we read of a CDEvent, 0.3 to 0.5. Later versions add keys; the number of the version is `version` until 0.4 and
 * `specversion` from then on, and nothing hangs on it. What the subject holds depends on the type.
 */
export const cdeventSchema = z.object({
  context: z.object({
    id,
    source,
    type: z.string().max(200),
    timestamp: z.iso.datetime({ offset: true, local: false }),
  }),
  subject: z.object({
    id: z.string().trim().min(1).max(500),
    source: source.optional(),
    content: z
      .object({
        environment: reference.optional(),
        service: reference.optional(),
        artifactId: z.string().max(1000).optional(),
        description: z.string().max(5000).optional(),
        ticketURI: z.string().max(2000).optional(),
        repository: reference.optional(),
        change: reference.optional(),
      })
      .prefault({}),
  }),
  customData: z.unknown().optional(),
});

export type Cdevent = z.output<typeof cdeventSchema>;
