import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Entity } from '@backstage/catalog-model';
import { testCollector } from '@service-readiness/backstage-plugin-readiness-node';
import { generateCompany } from '../generateCompany';
import { writeCompany } from '../writeCompany';
import { exampleClusterSnapshot } from './clusterSnapshot';
import { exampleDelivery } from './delivery';
import { exampleEvidence } from './evidence';
import { exampleOperations } from './operations';
import { exampleScanner } from './scanner';

const now = new Date('2026-11-21T00:00:00Z');
const components = [...generateCompany({ seed: 1, now }).catalog.values()]
  .flat()
  .map(({ entity }) => entity)
  .filter(({ kind }) => kind === 'Component');
const collectorOptions = {
  schedule: { frequency: { minutes: 1 }, timeout: { minutes: 1 } },
  now: () => now,
};

describe('the example collectors, and the files that they read', () => {
  let directory: string;
  const refund = 'component:default/refunds';

  beforeEach(async () => {
    directory = await mkdtemp(join(tmpdir(), 'company-'));
    await writeCompany(directory, { seed: 1, now });
  });
  afterEach(() => rm(directory, { recursive: true, force: true }));

  it('leaves a file that somebody edited as it is, unless it is reset', async () => {
    const path = join(directory, 'catalog/payments.yaml');
    await writeFile(path, '# mine\n');
    expect(await writeCompany(directory, { seed: 1, now })).toEqual([]);
    expect(await readFile(path, 'utf8')).toBe('# mine\n');
    await writeCompany(directory, { seed: 1, now, reset: true });
    expect(await readFile(path, 'utf8')).toContain('name: checkout');
  });

  it.each([
    ['operations', exampleOperations],
    ['delivery', exampleDelivery],
    ['evidence', exampleEvidence],
  ])(
    '%s reports declared facts of the declared types about every component',
    async (folder, collector) => {
      const { facts, failures } = await testCollector(
        collector({ ...collectorOptions, directory }),
        components,
      );
      expect([...failures]).toEqual([]);
      expect(facts.size).toBe(components.length);
      expect(Object.keys(facts.get(refund) ?? {})).not.toEqual([]);
      expect(await readdir(join(directory, folder))).toContain('payments.yaml');
    },
  );

  it('turns days into ages', async () => {
    const path = join(directory, 'evidence/payments.yaml');
    await writeFile(path, 'refunds: { exercise: { heldOn: 2026-11-01 } }');
    const { facts } = await testCollector(
      exampleEvidence({ ...collectorOptions, directory }),
      components,
    );
    expect(facts.get(refund)).toEqual({ 'exercise.ageDays': 20 });
  });

  it.each([
    ['no YAML', 'refunds: [', /payments.yaml/],
    [
      'a day that is none',
      'refunds: { exercise: { heldOn: soon } }',
      /exercise.heldOn must be a day/,
    ],
    [
      'a day to come',
      'refunds: { exercise: { heldOn: 2026-12-24 } }',
      /exercise.heldOn is still to come/,
    ],
    [
      'an unknown fact',
      'refunds: { exercise: { fun: true } }',
      /exercise\.fun/,
    ],
    [
      'a wrong type',
      'refunds: { cost: { estimated: 12 } }',
      /cost\.estimated.*bool/,
    ],
  ])(
    'fails the services of a file with %s, and says why; others are collected',
    async (_, text, message) => {
      await writeFile(join(directory, 'evidence/payments.yaml'), text);
      const { facts, failures } = await testCollector(
        exampleEvidence({ ...collectorOptions, directory }),
        components,
      );
      expect(failures.get(refund)).toMatch(message);
      expect(facts.has('component:default/search')).toBe(true);
    },
  );

  it('finds weaker dependencies anew when an answer changes', async () => {
    const collector = exampleOperations({ ...collectorOptions, directory });
    const weaker = async () => {
      const { facts } = await testCollector(collector, components);
      return facts.get(refund)?.['dependencies.weakerOnCall'];
    };
    expect(await weaker()).toEqual([]);
    await writeFile(
      join(directory, 'operations/platform.yaml'),
      'message-bus: { oncall: { hasSchedule: true, escalationLevels: 1 } }',
    );
    expect(await weaker()).toEqual(['component:default/message-bus']);
    await writeFile(join(directory, 'operations/platform.yaml'), '');
    expect(await weaker()).toBeUndefined();
  });

  it('has a source that always refuses', async () => {
    const scanned = components.filter(e => hasAnnotation(e, 'scanner-project'));
    const { facts, failures } = await testCollector(
      exampleScanner(collectorOptions),
      scanned,
    );
    expect(facts.size).toBe(0);
    expect([...new Set(failures.values())]).toEqual([
      expect.stringMatching(/^Example of a failing source/),
    ]);
  });

  it('has a source that answers once and falls silent', async () => {
    const clustered = components.filter(e => hasAnnotation(e, 'cluster'));
    expect(clustered).toHaveLength(3);
    const collector = exampleClusterSnapshot(collectorOptions);
    const first = await testCollector(collector, clustered);
    const second = await testCollector(collector, clustered);
    expect(first.facts.size).toBe(3);
    expect(second.failures.size).toBe(3);
  });
});

function hasAnnotation(entity: Entity, name: string): boolean {
  return Object.keys(entity.metadata.annotations ?? {}).some(key =>
    key.endsWith(`/${name}`),
  );
}
