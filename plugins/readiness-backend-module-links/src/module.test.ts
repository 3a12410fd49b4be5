import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  readinessCollectorsExtensionPoint,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import { parse } from 'yaml';
import linksModule from '.';

async function start(links?: object): Promise<Collector[]> {
  const added: Collector[] = [];
  const readiness = createBackendPlugin({
    pluginId: 'readiness',
    register(reg) {
      reg.registerExtensionPoint(readinessCollectorsExtensionPoint, {
        addCollector: collector => added.push(collector),
      });
      reg.registerInit({ deps: {}, async init() {} });
    },
  });
  const data = { readiness: { collectors: links ? { links } : {} } };
  await startTestBackend({
    features: [
      readiness,
      linksModule,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return added;
}

describe('the module', () => {
  it('adds the collector of links', async () => {
    const [collector] = await start({ hosts: ['*.example.com'] });
    expect(collector).toMatchObject({
      id: 'links',
      schedule: { frequency: { hours: 6 } },
    });
  });

  it.each(['../README.md', '../../../docs/collectors.md'])(
    'starts as %s has it',
    async page => {
      const text = readFileSync(join(__dirname, page), 'utf8');
      const [, example = ''] =
        /```yaml\n(readiness:\n {2}collectors:\n {4}links:[\s\S]*?)```/.exec(
          text,
        ) ?? [];
      expect(
        await start(parse(example).readiness.collectors.links),
      ).toHaveLength(1);
    },
  );

  it('follows nothing while no host is named', async () => {
    expect(await start()).toEqual([]);
  });

  it.each([
    [{}, 'readiness.collectors.links: names no host that may be asked'],
    [
      {
        hosts: ['https://example.com', 'http://bot:hush@example.com'],
        ...{ maxRedirect: 1, timeoutSeconds: 0 },
      },
      [
        "readiness.collectors.links.hosts[0]: 'https://example.com' is no host; write grafana.example.com, *.example.com or wiki.example.com:8443",
        "  readiness.collectors.links.hosts[1]: 'http://…@example.com' is no host; write grafana.example.com, *.example.com or wiki.example.com:8443",
        '  readiness.collectors.links.timeoutSeconds: must be a whole number from 1 to 60',
        "  readiness.collectors.links.maxRedirect: there is no such key; did you mean 'maxRedirects'?",
      ].join('\n'),
    ],
  ])('refuses %j at the start', async (links, mistake) => {
    await expect(start(links)).rejects.toThrow(mistake);
  });
});
