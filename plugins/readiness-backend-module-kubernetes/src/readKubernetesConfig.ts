import type { RootConfigService } from '@backstage/backend-plugin-api';
import { nearestName } from '@service-readiness/backstage-plugin-readiness-common';
import {
  addressSchema,
  readCollectorConfig,
  scheduleSchema,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import {
  backstageClusters,
  type BackstageCluster,
} from './cluster/backstageClusters';
import type { ClusterConfig } from './cluster/ClusterConfig';
import { sendsPlain } from './cluster/sendsPlain';

const text = (what: string) =>
  z
    .string({ error: `must be ${what}` })
    .min(1, { error: `is empty; give ${what}` });

const flag = z.boolean({ error: 'must be true or false' }).default(false);

const sendsPlainly =
  'is http, over which everybody on the way reads the token; write https';

/** A cluster of the configuration: one of Backstage's by its name, or one in full. */
function clusterSchema(known: readonly BackstageCluster[]) {
  return z
    .strictObject({
      name: text('the name of a cluster'),
      url: addressSchema('https://10.0.0.1:6443').optional(),
      token: text('a token').optional(),
      tokenFile: text('the path of a file').optional(),
      caData: text('a certificate, PEM in base64').optional(),
      caFile: text('the path of a file').optional(),
      skipTLSVerify: flag,
      namespaces: z
        .array(text('the name of a namespace'))
        .min(1, { error: 'is empty; leave it out to look at all' })
        .optional(),
    })
    .transform((entry, context): ClusterConfig => {
      const { url, ...rest } = entry;
      if (entry.token && entry.tokenFile) {
        context.addIssue({
          code: 'custom',
          message: 'has a token and a tokenFile; leave one out',
        });
      }
      if (url) {
        if ((entry.token || entry.tokenFile) && sendsPlain(url)) {
          const message = sendsPlainly;
          context.addIssue({ code: 'custom', message, path: ['url'] });
        }
        return { url, ...rest };
      }
      const ofUrl = (
        ['token', 'tokenFile', 'caData', 'caFile', 'skipTLSVerify'] as const
      ).filter(key => entry[key]);
      if (ofUrl.length > 0) {
        const message = `is missing beside ${ofUrl.join(
          ', ',
        )}; add it, or leave all to kubernetes.clusterLocatorMethods`;
        context.addIssue({ code: 'custom', message, path: ['url'] });
        return z.NEVER;
      }
      const found = known.find(({ name }) => name === entry.name);
      if (found && 'config' in found) {
        return { ...found.config, namespaces: entry.namespaces };
      }
      const message = found
        ? `${found.problem}; give it a url and a token here`
        : unknownCluster(entry.name, known);
      context.addIssue({ code: 'custom', message, path: ['url'] });
      return z.NEVER;
    });
}

function unknownCluster(
  name: string,
  known: readonly BackstageCluster[],
): string {
  const nearest = nearestName(
    name,
    known.map(other => other.name),
  );
  const mend = nearest ? `; did you mean '${nearest}'?` : '';
  return `is missing, and kubernetes.clusterLocatorMethods has no cluster '${name}'${mend}`;
}

function schemaFor(known: readonly BackstageCluster[]) {
  return z.strictObject(
    {
      clusters: z
        .array(clusterSchema(known), { error: 'must be a list of clusters' })
        .optional()
        .transform((named, context) => {
          if (named) return named;
          for (const cluster of known) {
            if ('problem' in cluster) {
              const message = `is missing, and '${cluster.name}' of kubernetes.clusterLocatorMethods ${cluster.problem}; list the clusters to look at`;
              context.addIssue({ code: 'custom', message });
            }
          }
          return known.flatMap(cluster =>
            'config' in cluster ? [cluster.config] : [],
          );
        })
        .superRefine((clusters, context) => {
          const names = clusters.map(({ name }) => name);
          const twice = names.find((name, i) => names.indexOf(name) < i);
          if (twice !== undefined) {
            const message = `names '${twice}' twice; leave one out`;
            context.addIssue({ code: 'custom', message });
          } else if (clusters.length === 0) {
            const message =
              'names no cluster, nor does kubernetes.clusterLocatorMethods; add one, with its name, url and token';
            context.addIssue({ code: 'custom', message });
          }
        }),
      rollouts: flag,
      schedule: scheduleSchema({
        frequency: { minutes: 30 },
        timeout: { minutes: 15 },
        initialDelay: { seconds: 30 },
      }),
    },
    { error: 'must be a mapping; {} looks at the clusters of Backstage' },
  );
}

/** What is looked at. */
export type KubernetesConfig = z.output<ReturnType<typeof schemaFor>>;

/**
 * Reads `readiness.collectors.kubernetes`, and the clusters of Backstage that it names.
 *
 * @throws InputError with every mistake and its path.
 */
export function readKubernetesConfig(
  root: RootConfigService,
): KubernetesConfig | undefined {
  const schema = schemaFor(backstageClusters(root));
  return readCollectorConfig<KubernetesConfig>(root, 'kubernetes', schema);
}
