import { existsSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { makeRepository } from '../testing/makeRepository';
import { runCli } from '../testing/runCli';
import type { FiguresDocument } from './figuresDocument';

jest.setTimeout(60_000);

const refunds = 'component:default/refunds';
const asOf = ['--as-of', '2026-01-12T00:00:00Z'];

/** Six deployments in the last 30 days, each of a change that is six hours old; the first says nothing of its base. */
const deployments = [1, 2, 3, 4, 5, 6].map(day => ({
  id: `build-${day}`,
  entityRef: refunds,
  version: `1.${day}.0`,
  environment: 'production',
  status: 'success',
  finishedAt: `2026-01-0${day}T10:00:00Z`,
  changes: [{ id: `c${day}`, committedAt: `2026-01-0${day}T04:00:00Z` }],
}));
const incidents = [
  {
    id: 'INC-7',
    entityRefs: [refunds],
    startedAt: '2026-01-05T11:00:00Z',
    resolvedAt: '2026-01-05T11:30:00Z',
  },
];

describe('readiness dora', () => {
  const dora = async (written: unknown, ...args: string[]) =>
    runCli(['dora', '-', ...args], {
      input: typeof written === 'string' ? written : JSON.stringify(written),
    });
  const documentOf = async (written: unknown, ...args: string[]) => {
    const { stdout } = await dora(written, '--json', ...asOf, ...args);
    return JSON.parse(stdout) as FiguresDocument;
  };

  it('computes the figures of a file, every key always there', async () => {
    const written = await documentOf({ deployments, incidents });
    expect(written).toMatchObject({
      asOf: '2026-01-12T00:00:00.000Z',
      window: {
        from: '2025-12-13T00:00:00.000Z',
        to: '2026-01-12T00:00:00.000Z',
        days: 30,
      },
      timeZone: 'UTC',
      bands: { id: 'ops-handbook' },
      entity: null,
      events: { deployments: 6, changes: 0, incidents: 1 },
      refused: [],
      figures: {
        deploymentFrequency: {
          unit: 'per week',
          band: 'high',
          count: 6,
          value: expect.closeTo(1.4),
          noData: null,
        },
        leadTime: { value: 6, unit: 'hours', band: 'high' },
        changeFailure: {
          part: 1,
          whole: 6,
          unit: 'ratio',
          band: 'high',
          value: expect.closeTo(1 / 6),
        },
        recovery: { value: 0.5, unit: 'hours', band: 'elite', openCount: 0 },
        rework: { unit: 'ratio', whole: 6 },
        batchSize: { value: 1, unit: 'changes' },
      },
    });
  });

  it('is not so sure where nothing is known: null, and why', async () => {
    const { figures } = await documentOf({});
    expect(figures).toMatchObject({
      leadTime: { value: null, band: null, noData: expect.any(String) },
      changeFailure: { value: null, band: null, noData: expect.any(String) },
      recovery: { value: null, band: null, noData: expect.any(String) },
    });
  });

  it('prints a table for people', async () => {
    const { code, stdout } = await dora(
      { deployments, incidents },
      ...asOf,
      ...['--entity', 'Component:default/Refunds'],
    );
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^2025-12-13 00:00 to 2026-01-12 00:00 UTC \(30 days; weeks of UTC\)/,
    );
    expect(stdout).toMatch(/^component:default\/refunds$/m);
    expect(stdout).toMatch(
      /^Deployment frequency +1\.4 a week +high +6 deployments$/m,
    );
    expect(stdout).toMatch(/^Change lead time +6 h +high +\d changes/m);
    expect(stdout).toMatch(
      /^Failed deployment recovery time +30 min +elite +1 recovered/m,
    );
  });

  it('names bad events by their place, and computes without them', async () => {
    const bad = { ...deployments[0], id: 'bad', finishedAt: 'yesterday' };
    const { code, stdout, stderr } = await dora(
      { deployments: [bad, ...deployments], incidents: [{ id: '1' }] },
      ...['--json', ...asOf],
    );
    expect(code).toBe(1);
    expect(stderr).toMatch(/^-: deployments\[0\] \(bad\): .*finishedAt/m);
    expect(stderr).toMatch(/^-: incidents\[0\] \(1\): .*startedAt/m);
    expect(stderr).toMatch(/^The figures are without 2 bad events$/m);
    const written: FiguresDocument = JSON.parse(stdout);
    expect(written.figures.deploymentFrequency.count).toBe(6);
    expect(written.refused).toMatchObject([
      { kind: 'deployment', index: 0, id: 'bad' },
      { kind: 'incident', index: 0, id: '1' },
    ]);
  });

  it('does not guess when a deployment of a file ended', async () => {
    const { finishedAt: _, ...undated } = { ...deployments[0], id: 'undated' };
    const { refused, figures } = await documentOf({
      deployments: [undated, { ...undated, id: 'x', status: 'running' }],
    });
    expect(refused).toEqual([
      {
        kind: 'deployment',
        index: 0,
        id: 'undated',
        message:
          "'finishedAt' is missing; add it: a file does not tell when it ended",
      },
    ]);
    expect(figures.deploymentFrequency.value).toBeNull();
  });

  it('counts an event once, however often and in what order it is told', async () => {
    const open = { ...incidents[0], resolvedAt: undefined };
    const running = { ...deployments[0], status: 'running' };
    const messy = {
      deployments: [
        ...[...deployments].reverse(),
        ...deployments,
        { ...running, finishedAt: undefined },
      ],
      incidents: [...incidents, open],
    };
    const { figures } = await documentOf({ deployments, incidents });
    expect((await documentOf(messy)).figures).toEqual(figures);
  });

  it('computes one service alone, or all together', async () => {
    const other = { ...deployments[0], id: 'x', entityRef: 'component:a/b' };
    const both = { deployments: [...deployments, other] };
    const countOf = async (...args: string[]) =>
      (await documentOf(both, ...args)).figures.deploymentFrequency.count;
    expect(await countOf()).toBe(7);
    expect(await countOf('--entity', refunds)).toBe(6);
    expect(await countOf('--entity', 'component:default/other')).toBe(0);
  });

  it('knows nothing of what happened later', async () => {
    const written = await dora(
      { deployments, incidents },
      ...['--json', '--as-of', '2026-01-03T12:00:00+01:00', '--window', '1w'],
    );
    const { window, figures }: FiguresDocument = JSON.parse(written.stdout);
    expect(window.days).toBe(7);
    expect(figures.deploymentFrequency.count).toBe(3);
    expect(figures.changeFailure.part).toBe(0);
  });

  it('reads what ingest git prints', async () => {
    const repository = makeRepository();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    repository.tag('2026-01-01T10:00:00Z', 'v1');
    repository.commit('2026-01-02T10:00:00Z', 'second');
    repository.tag('2026-01-03T10:00:00Z', 'v2');
    repository.commit('2026-01-04T10:00:00Z', 'third');
    const { stdout } = await runCli([
      ...['ingest', 'git', repository.directory, '--print'],
      ...['--entity', refunds, '--since', '3650d'],
    ]);
    rmSync(repository.directory, { recursive: true });
    const { figures } = await documentOf(stdout);
    expect(figures).toMatchObject({
      deploymentFrequency: { count: 2 },
      leadTime: { value: 24, sampleSize: 1 },
      undeployed: { count: 1, oldestAt: '2026-01-04T10:00:00.000Z' },
    });
  });

  it('counts the releases of a real company', async () => {
    // Documents of other projects are read where they are there (docs/development.md).
    const csv = resolve(
      __dirname,
      '../../../..',
      process.env.READINESS_SHARED_DATA ?? '../shared/data',
      'catalogs/giantswarm/release-history.csv',
    );
    const [, ...lines] = existsSync(csv)
      ? readFileSync(csv, 'utf8').trim().split('\n')
      : [];
    const releases = lines.map(line => {
      const [name = '', version = '', finishedAt = ''] = line.split(',');
      const entityRef = `component:${name}`;
      return { id: `${name}@${version}`, entityRef, version, finishedAt };
    });
    const year = ['--window', '365d', '--as-of', '2025-01-01T00:00:00Z'];
    const { events, refused, figures } = await documentOf(
      { deployments: releases },
      ...year,
    );
    const of2024 = releases.filter(
      ({ finishedAt }) =>
        finishedAt >= '2024-01-02T00:00:00Z' &&
        finishedAt < '2025-01-01T00:00:00Z',
    );
    expect(refused).toEqual([]);
    // One tag was moved: a release that is told twice is one.
    const ids = new Set(releases.map(({ id }) => id));
    expect(events.deployments).toBe(ids.size);
    expect(figures.deploymentFrequency.count).toBe(
      new Set(of2024.map(({ id }) => id)).size,
    );
    expect(figures.leadTime.value).toBeNull();
  });

  it('gives the frequency of several services no band: it is a sum, and bands are for one', async () => {
    const two = deployments.map((deployment, at) => ({
      ...deployment,
      entityRef: at < 3 ? refunds : 'component:default/ledger',
    }));
    const bandOf = async (...args: string[]) =>
      (await documentOf({ deployments: two }, ...args)).figures
        .deploymentFrequency.band;
    expect(await bandOf()).toBeNull();
    expect(await bandOf('--entity', refunds)).toBe('medium');
  });

  it.each<[string, string, RegExp]>([
    ['says that no event is for it', 'refund', /no event is for 'refund'; a/],
    ['says nothing where there are some', refunds, /^$/],
  ])('of one service %s', async (_, entity, expected) => {
    const { code, stderr } = await dora(
      { deployments },
      ...asOf,
      '--entity',
      entity,
    );
    expect(stderr).toMatch(expected);
    expect(code).toBe(0);
  });

  it('reads a file that begins with a mark of the byte order', async () => {
    const written = await documentOf(
      `\uFEFF${JSON.stringify({ deployments, incidents })}`,
    );
    expect(written.events.deployments).toBe(6);
  });

  it.each<[string, string, string[], RegExp]>([
    ['no JSON', '{"planted-secret', [], /^- is not valid JSON$/m],
    ['no batch', '[]', [], /^-: /m],
    [
      'a moment without an offset',
      '{}',
      ['--as-of', '2026-01-12'],
      /must be like/,
    ],
    ['a window of nothing', '{}', ['--window', '0d'], /days or weeks/],
    ['no time zone', '{}', ['--time-zone', 'Mars'], /'Mars' is no time zone/],
    ['no bands', '{}', ['--bands', 'best'], /no bands 'best'; there are ops-/],
  ])('ends with 2 for %s', async (_, input, args, message) => {
    const { code, stdout, stderr } = await dora(input, ...args);
    expect(stderr).toMatch(message);
    expect(stderr).not.toContain('planted-secret');
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  });

  it('prints what docs/delivery/from-git.md shows', async () => {
    const page = readFileSync(
      resolve(__dirname, '../../../../docs/delivery/from-git.md'),
      'utf8',
    );
    const [, file = '', output] =
      /```json\n([\s\S]*?)```\s*```\n([\s\S]*?)```/.exec(page) ?? [];
    const { stdout } = await dora(file, ...asOf, '--window', '30d');
    expect(stdout).toBe(output);
  });
});
