import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import {
  readinessCollectorsExtensionPoint,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import { parse } from 'yaml';
import securityModule from '.';

async function start(security?: object): Promise<Collector[]> {
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
  const data = { readiness: { collectors: security ? { security } : {} } };
  await startTestBackend({
    features: [
      readiness,
      securityModule,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return added;
}

describe('the module', () => {
  it('adds the collectors that are configured', async () => {
    const ids = async (security: object) =>
      (await start(security)).map(({ id }) => id);
    expect(await ids({ scorecard: {} })).toEqual(['openssf-scorecard']);
    expect(await ids({ scans: {} })).toEqual(['vulnerability-scans']);
    expect(await start()).toEqual([]);
  });

  it('applies to services with an address, and to those with a repository where a service is asked', async () => {
    const applies = async (scorecard: object, annotation: string) => {
      const [collector] = await start({ scorecard });
      return filterPredicateToFilterFunction(collector!.appliesTo)({
        kind: 'Component',
        metadata: { name: 'a', annotations: { [annotation]: 'x' } },
      });
    };
    const api = { baseUrl: 'https://api.scorecard.dev' };
    expect(await applies({}, 'openssf/scorecard-location')).toBe(true);
    expect(await applies({}, 'github.com/project-slug')).toBe(false);
    expect(await applies({ api }, 'github.com/project-slug')).toBe(true);
    expect(await applies({ annotation: 'a.b/c' }, 'a.b/c')).toBe(true);
  });

  it.each(['../README.md', '../../../docs/collectors.md'])(
    'starts as %s has it',
    async page => {
      const text = readFileSync(join(__dirname, page), 'utf8');
      const [, example = ''] =
        /```yaml\n(readiness:\n {2}collectors:\n {4}security:[\s\S]*?)```/.exec(
          text,
        ) ?? [];
      expect(
        await start(parse(example).readiness.collectors.security),
      ).toHaveLength(2);
    },
  );

  it.each([
    [
      {},
      'readiness.collectors.security: says nothing; add scorecard: {}, scans: {} or both',
    ],
    [
      {
        scorecard: { api: { baseUrl: 'api.scorecard.dev', tokn: 'x' } },
        scans: { maxMegabytes: 0, annotation: '' },
      },
      [
        'readiness.collectors.security.scorecard.api.baseUrl: must be an address, such as https://api.scorecard.dev',
        "  readiness.collectors.security.scorecard.api.tokn: there is no such key; did you mean 'token'?",
        '  readiness.collectors.security.scans.annotation: is empty; name an annotation, such as readiness/sarif-location',
        '  readiness.collectors.security.scans.maxMegabytes: must be a number of megabytes from 1 to 100',
      ].join('\n'),
    ],
    [
      { scorecard: { api: { baseUrl: 'https://bot:hush@example.com' } } },
      'readiness.collectors.security.scorecard.api.baseUrl: carries a user or a password; leave them out, and give a token beside it',
    ],
  ])('refuses %j at the start', async (security, mistake) => {
    await expect(start(security)).rejects.toThrow(mistake);
  });
});
