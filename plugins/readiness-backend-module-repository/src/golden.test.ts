/**
 * Repositories as they are found, and the facts that must come of them. Each file of `__fixtures__` holds one:
 * its files, and in `expected.yaml` the facts of every directory that a service is in, by directory and, where it
 * matters, the name of the service: `services/refunds as refunds`.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testCollector } from '@service-readiness/backstage-plugin-readiness-node';
import { load } from 'js-yaml';
import {
  createTestCollector,
  serviceAt,
} from './__testUtils__/createTestCollector';
import { FakeGitHub } from './__testUtils__/FakeGitHub';
import { readArchiveText } from './__testUtils__/readArchiveText';

const folder = join(__dirname, '__fixtures__');

describe('facts of repositories', () => {
  let github: FakeGitHub;
  beforeAll(async () => {
    github = await FakeGitHub.start();
  });
  afterAll(() => github.stop());

  it.each(readdirSync(folder).sort())('%s', async file => {
    const { 'expected.yaml': expected = '', ...files } = readArchiveText(
      readFileSync(join(folder, file), 'utf8'),
    );
    github.reset();
    github.repositories.set('acme/shop', { sha: 'abc', files });
    const { collector } = createTestCollector({ config: github.config });
    const facts = load(expected) as Record<string, Record<string, unknown>>;
    for (const [place, values] of Object.entries(facts)) {
      const [directory = '', name = 'refunds'] = place.split(' as ');
      const at = directory === '.' ? '' : `${directory}/`;
      const result = await testCollector(collector, [
        serviceAt(name, `https://${github.host}/acme/shop/tree/main/${at}`),
      ]);
      expect([...result.failures]).toEqual([]);
      expect({
        [place]: result.facts.get(`component:default/${name}`),
      }).toEqual({ [place]: { 'repository.unreadableFiles': [], ...values } });
    }
  });
});
