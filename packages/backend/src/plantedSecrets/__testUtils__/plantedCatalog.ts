import { stringify } from 'yaml';
import { failings, type HostileServer } from './HostileServer';
import { inAddress } from './secrets';
import { withUser } from './withUser';

/** Services whose annotations and links lead to sources that fail, with what people leave in addresses. */
export function plantedCatalog({
  source,
  codeHost,
  gitlab,
}: {
  source: HostileServer;
  codeHost: HostileServer;
  gitlab: HostileServer;
}): string {
  const services = failings.map((name, i) => {
    const report = `${source.url}/${name}/scan.sarif?sig=${inAddress(
      'reportQuery',
    )}`;
    const result = `${source.url}/${name}/result.json?X-Key=${inAddress(
      'resultQuery',
    )}`;
    const repository = `acme/${name}/tree/main/services`;
    return {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: {
        name,
        annotations: {
          'backstage.io/kubernetes-id': name,
          'backstage.io/kubernetes-cluster': name,
          'backstage.io/source-location': `url:${withUser(
            codeHost,
            'sourcePassword',
          )}/${repository}/`,
          'github.com/project-slug': `acme/${name}`,
          'gitlab.com/project-slug': `acme/${name}`,
          'gitlab.com/instance': gitlab.host,
          'grafana/overview-dashboard': `${
            source.url
          }/${name}/dashboard?auth_token=${inAddress('dashboardQuery')}`,
          // Some by their own result, some by the service that knows results.
          ...(i % 2 === 0 && { 'openssf/scorecard-location': result }),
          'readiness/sarif-location': [
            report,
            `${withUser(source, 'reportPassword')}/${name}/scan.sarif`,
            `ftp://reader:${inAddress('reportPassword')}@${
              source.host
            }/${name}`,
            `${codeHost.url}/acme/${name}/blob/main/scan.sarif`,
          ][i % 4],
        },
        links: [
          {
            type: 'runbook',
            url: `${source.url}/${name}/runbook?token=${inAddress(
              'linkQuery',
            )}`,
          },
          {
            type: 'logs',
            url: `${withUser(source, 'linkPassword')}/${name}/logs`,
          },
        ],
      },
      spec: { type: 'service', lifecycle: 'production', owner: 'payments' },
    };
  });
  const group = (name: string) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name },
    spec: { type: 'team', children: [] },
  });
  const user = (name: string, of: string) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name },
    spec: { memberOf: [of] },
  });
  return [
    ...[group('payments'), group('platform')],
    ...[user('ines.halloran', 'payments'), user('yuki.tanabe', 'platform')],
    ...services,
  ]
    .map(entity => stringify(entity))
    .join('---\n');
}
