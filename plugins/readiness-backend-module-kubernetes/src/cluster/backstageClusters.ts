import type { RootConfigService } from '@backstage/backend-plugin-api';
import { z } from 'zod';
import type { ClusterConfig } from './ClusterConfig';
import { sendsPlain } from './sendsPlain';

/** Where Kubernetes gives a pod the account it runs as. */
const ownAccount = '/var/run/secrets/kubernetes.io/serviceaccount';

/** What matters here of a cluster in Backstage's own configuration, which its plugin checks. */
const cluster = z.looseObject({
  name: z.string(),
  url: z.string(),
  authProvider: z.string().optional(),
  serviceAccountToken: z.string().optional(),
  caData: z.string().optional(),
  caFile: z.string().optional(),
  skipTLSVerify: z.boolean().default(false),
});

const locators = z.array(z.looseObject({ type: z.string() }));
const located = z.object({ clusters: z.array(z.unknown()) });

/** A cluster of Backstage, or why this collector cannot ask it. */
export type BackstageCluster = { name: string } & (
  | { config: ClusterConfig }
  | { problem: string }
);

/**
 * The clusters that Backstage's Kubernetes plugin is configured with, `kubernetes.clusterLocatorMethods`. Those with
 * the token of a service account can be asked without a person; the other ways to sign in belong to that plugin.
 */
export function backstageClusters(root: RootConfigService): BackstageCluster[] {
  const methods = locators.safeParse(
    root.getOptional('kubernetes.clusterLocatorMethods'),
  );
  if (!methods.success) return [];
  return methods.data
    .filter(({ type }) => type === 'config')
    .flatMap(method => located.safeParse(method).data?.clusters ?? [])
    .flatMap(entry => {
      const parsed = cluster.safeParse(entry);
      return parsed.success ? [asBackstageCluster(parsed.data)] : [];
    });
}

function asBackstageCluster(entry: z.output<typeof cluster>): BackstageCluster {
  const { name, authProvider = 'serviceAccount' } = entry;
  if (authProvider !== 'serviceAccount') {
    return {
      name,
      problem: `signs in with authProvider '${authProvider}', which this collector cannot`,
    };
  }
  const { url, serviceAccountToken, caData, skipTLSVerify } = entry;
  if (!URL.canParse(url)) return { name, problem: 'has a url that is none' };
  if (sendsPlain(url)) {
    return {
      name,
      problem: 'is asked over http, which shows the token to the network',
    };
  }
  const account = serviceAccountToken
    ? { token: serviceAccountToken, caFile: entry.caFile }
    : {
        tokenFile: `${ownAccount}/token`,
        caFile: entry.caFile ?? (caData ? undefined : `${ownAccount}/ca.crt`),
      };
  return { name, config: { name, url, caData, skipTLSVerify, ...account } };
}
