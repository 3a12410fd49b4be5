import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createBackendPlugin } from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import {
  readinessEventSourcesExtensionPoint,
  type EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import { parse } from 'yaml';
import devlakeModule from '.';

async function start(devlake?: object): Promise<EventSource[]> {
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
  const data = { readiness: { delivery: devlake ? { devlake } : {} } };
  await startTestBackend({
    features: [
      readiness,
      devlakeModule,
      mockServices.rootConfig.factory({ data }),
    ],
  });
  return added;
}

describe('the module', () => {
  it.each(['../README.md', '../../../docs/delivery/sources.md'])(
    'starts as %s has it',
    async page => {
      const text = readFileSync(join(__dirname, page), 'utf8');
      const [, example = ''] =
        /```yaml\n( *readiness:\n *delivery:\n *devlake:[\s\S]*?)```/.exec(
          text,
        ) ?? [];
      const [source] = await start(parse(example).readiness.delivery.devlake);
      expect(source).toMatchObject({ id: 'devlake', type: 'devlake' });
    },
  );

  it('takes nothing while nobody is named', async () => {
    expect(await start()).toEqual([]);
  });

  it('refuses a mistake at the start', async () => {
    await expect(start({ subject: 'external:ci' })).rejects.toThrow(
      "readiness.delivery.devlake.subject: there is no such key; did you mean 'subjects'?",
    );
  });
});
