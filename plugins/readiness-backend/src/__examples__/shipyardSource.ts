import { createHmac, timingSafeEqual } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { deploymentStatusOf } from '@service-readiness/backstage-plugin-readiness-common';
import type {
  DeliveryReading,
  EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

const rolloutSchema = z.object({
  rollout: z.string(),
  app: z.string(),
  cluster: z.string(),
  result: z.string(),
  endedAt: z.iso.datetime({ offset: true }).optional(),
  sha: z.string().optional(),
  sentAt: z.iso.datetime({ offset: true }),
});

/** Rollouts of Shipyard, that it delivers as they go on. */
export function shipyardSource(options: { secret: string }): EventSource {
  return {
    id: 'shipyard',
    title: 'Shipyard',
    type: 'shipyard',
    deliveries: {
      authorise: {
        by: 'signature',
        verify({ headers, body }) {
          const given = Buffer.from(String(headers['x-shipyard-signature']));
          const right = Buffer.from(
            createHmac('sha256', options.secret).update(body).digest('hex'),
          );
          return given.length === right.length && timingSafeEqual(given, right);
        },
      },
      read: ({ body }) => readRollout(body.toString()),
    },
  };
}

function readRollout(body: string): DeliveryReading {
  const { data, error } = z
    .string()
    .transform((text, context) => {
      try {
        return JSON.parse(text) as unknown;
      } catch {
        context.addIssue('it is no JSON');
        return z.NEVER;
      }
    })
    .pipe(rolloutSchema)
    .safeParse(body);
  if (error) throw new InputError(z.prettifyError(error));
  const status = deploymentStatusOf(data.result);
  if (!status) return { ignored: `'${data.result}' says nothing of an end` };
  const { rollout, app, cluster, sha, endedAt, sentAt } = data;
  return {
    events: {
      deployments: [
        {
          id: rollout,
          environment: cluster,
          status,
          finishedAt: endedAt === undefined ? undefined : Date.parse(endedAt),
          commitSha: sha,
          // The mapping finds the service by this name.
          addressee: { service: app, environment: cluster },
          // What was sent earlier and comes later is late.
          saidAt: Date.parse(sentAt),
        },
      ],
    },
  };
}
