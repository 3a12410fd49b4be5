import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  readinessEventSourcesExtensionPoint,
  type EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import { parse } from 'yaml';
import githubModule from '.';

async function start(github?: unknown): Promise<EventSource[]> {
  const added: EventSource[] = [];
  const readiness = createBackendPlugin({
    pluginId: 'readiness',
    register(reg) {
      reg.registerExtensionPoint(readinessEventSourcesExtensionPoint, {
        addEventSource: source => added.push(source),
      });
      reg.registerInit({ deps: {}, async init() {} });
    },
  });
  const data = {
    integrations: { github: [{ host: 'github.com', token: 'x' }] },
    readiness: { delivery: github ? { github } : {} },
  };
  await startTestBackend({
    features: [
      readiness,
      githubModule,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return added;
}

const webhookSecrets = ['0123456789abcdef'];

describe('the module', () => {
  it('adds a source for each host, which listens, asks, or both', async () => {
    expect(await start()).toEqual([]);
    const [first, second] = await start([
      { webhookSecrets },
      { id: 'github-asked', title: 'Ours', pull: {} },
    ]);
    expect(first).toMatchObject({
      id: 'github',
      title: 'GitHub (github.com)',
      type: 'github',
      deliveries: { authorise: { by: 'signature' } },
    });
    expect(first).not.toHaveProperty('pull');
    expect(second).toMatchObject({ id: 'github-asked', title: 'Ours' });
    expect(second).toHaveProperty('pull.schedule.frequency', { hours: 1 });
    expect(second).not.toHaveProperty('deliveries');
  });

  it.each(['../README.md', '../../../docs/delivery/sources.md'])(
    'starts as %s has it',
    async page => {
      const text = readFileSync(join(__dirname, page), 'utf8');
      const [, example = ''] =
        /```yaml\n( *readiness:\n +delivery:\n +github:[\s\S]*?)```/.exec(
          text,
        ) ?? [];
      const { github } = parse(
        example.replace(/\$\{\w+\}/g, 'a secret of the environment'),
      ).readiness.delivery;
      expect(await start(github)).toHaveLength(1);
    },
  );

  it.each<[string, unknown, string]>([
    [
      'a host that does nothing',
      [{}],
      'readiness.delivery.github[0]: neither listens nor asks; add webhookSecrets, or pull: {}, or both',
    ],
    [
      'a host that integrations do not know',
      [{ host: 'github.example.com', pull: {} }],
      "readiness.delivery.github: integrations.github has no host 'github.example.com'; add it there, or leave out pull",
    ],
    [
      'several mistakes',
      [
        { webhookSecrets: ['short'], incidentlabel: 'incident' },
        { webhookSecrets: [], changes: 'pushes', pull: { historyDays: 0 } },
      ],
      [
        'readiness.delivery.github[0].webhookSecrets[0]: is too short; take 16 characters or more, best 40 by chance',
        "readiness.delivery.github[0].incidentlabel: there is no such key; did you mean 'incidentLabel'?",
        'readiness.delivery.github[1].pull.historyDays: must be a whole number from 1 to 730',
        'readiness.delivery.github[1].webhookSecrets: is empty; add a secret, or leave it out to have no route',
        'readiness.delivery.github[1].changes: must be pullRequests or commits',
      ].join('\n  '),
    ],
    [
      'two hosts of one id',
      [{ webhookSecrets }, { webhookSecrets }],
      "readiness.delivery.github[1].id: is 'github' twice; give each host an id of its own",
    ],
  ])('refuses %s at the start', async (_, github, mistake) => {
    await expect(start(github)).rejects.toThrow(mistake);
  });
});
