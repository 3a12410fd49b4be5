import { createHmac, timingSafeEqual } from 'node:crypto';
import { deploymentStatusOf } from '@service-readiness/backstage-plugin-readiness-common';
import {
  parseAs,
  parseJson,
  type DeliveryReading,
  type EventSource,
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
  const said = parseAs(rolloutSchema, parseJson(body));
  const status = deploymentStatusOf(said.result);
  if (!status) return { ignored: `'${said.result}' says nothing of an end` };
  const { rollout, app, cluster, sha, endedAt, sentAt } = said;
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
