import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  readinessEventSourcesExtensionPoint,
  type EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import { parse } from 'yaml';
import gitlabModule from '.';

async function start(gitlab?: unknown): Promise<EventSource[]> {
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
    integrations: { gitlab: [{ host: 'gitlab.com', token: 'x' }] },
    readiness: { delivery: gitlab ? { gitlab } : {} },
  };
  await startTestBackend({
    features: [
      readiness,
      gitlabModule,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return added;
}

const webhookTokens = ['0123456789abcdef'];

describe('the module', () => {
  it('adds a source for each host, which listens, asks, or both', async () => {
    expect(await start()).toEqual([]);
    const [first, second] = await start([
      { webhookTokens },
      { id: 'gitlab-asked', title: 'Ours', pull: {} },
    ]);
    expect(first).toMatchObject({
      id: 'gitlab',
      title: 'GitLab (gitlab.com)',
      type: 'gitlab',
      deliveries: { authorise: { by: 'signature' } },
    });
    expect(first).not.toHaveProperty('pull');
    expect(second).toMatchObject({ id: 'gitlab-asked', title: 'Ours' });
    expect(second).toHaveProperty('pull.schedule.frequency', { hours: 1 });
    expect(second).not.toHaveProperty('deliveries');
  });

  it.each(['../README.md', '../../../docs/delivery/sources.md'])(
    'starts as %s has it',
    async page => {
      const text = readFileSync(join(__dirname, page), 'utf8');
      const [, example = ''] =
        /```yaml\n( *readiness:\n +delivery:\n +gitlab:[\s\S]*?)```/.exec(
          text,
        ) ?? [];
      const { gitlab } = parse(
        example.replace(/\$\{\w+\}/g, 'a secret of the environment'),
      ).readiness.delivery;
      expect(await start(gitlab)).toHaveLength(1);
    },
  );

  it.each<[string, unknown, string]>([
    [
      'a host that does nothing',
      [{}],
      'readiness.delivery.gitlab[0]: neither listens nor asks; add webhookTokens, or pull: {}, or both',
    ],
    [
      'a host that integrations do not know',
      [{ host: 'gitlab.example.com', pull: {} }],
      "readiness.delivery.gitlab: integrations.gitlab has no host 'gitlab.example.com'; add it there, or leave out pull",
    ],
    [
      'several mistakes',
      [
        { webhookTokens: ['short'], incidentlabel: 'incident' },
        { webhookTokens: [], pull: { historyDays: 0 } },
      ],
      [
        'readiness.delivery.gitlab[0].webhookTokens[0]: is too short; take 16 characters or more, best 40 by chance',
        "readiness.delivery.gitlab[0].incidentlabel: there is no such key; did you mean 'incidentLabel'?",
        'readiness.delivery.gitlab[1].pull.historyDays: must be a whole number from 1 to 730',
        'readiness.delivery.gitlab[1].webhookTokens: is empty; add a secret, or leave it out to have no route',
      ].join('\n  '),
    ],
    [
      'two hosts of one id',
      [{ webhookTokens }, { webhookTokens }],
      "readiness.delivery.gitlab[1].id: is 'gitlab' twice; give each host an id of its own",
    ],
  ])('refuses %s at the start', async (_, gitlab, mistake) => {
    await expect(start(gitlab)).rejects.toThrow(mistake);
  });
});
