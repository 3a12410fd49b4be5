import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { makeRepository, type TestRepository } from '../testing/makeRepository';
import { runCli } from '../testing/runCli';
import type { GitEvents } from './git/gitEvents';

jest.setTimeout(60_000);

/** All of the history, whenever the test runs. */
const ever = ['--since', '3650d'];
const entity = ['--entity', 'component:default/refunds'];

describe('readiness ingest git', () => {
  const folders: string[] = [];
  const make = (): TestRepository => {
    const repository = makeRepository();
    folders.push(repository.directory);
    return repository;
  };
  afterAll(() =>
    folders.forEach(folder => rmSync(folder, { recursive: true, force: true })),
  );

  const ingest = async (directory: string, ...args: string[]) => {
    const result = await runCli(['ingest', 'git', directory, ...args]);
    return result;
  };
  const print = async (directory: string, ...args: string[]) => {
    const { code, stdout, stderr } = await ingest(
      directory,
      ...[...ever, ...entity, '--print', ...args],
    );
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/releases/),
    });
    return JSON.parse(stdout) as GitEvents;
  };
  const changesOf = ({ deployments, changes: all }: GitEvents) =>
    deployments.map(({ version, changes = [] }) => [
      version,
      changes.map(({ id }) => all.find(each => each.id === id)?.title).sort(),
    ]);

  it('a tag is a release, with the commits since the one before it as its changes', async () => {
    const repository = make();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    const base = repository.git('rev-parse', 'HEAD');
    repository.tag('2026-01-01T12:00:00Z', 'v1.0.0');
    const fix = repository.commit('2026-01-02T10:00:00Z', 'fix');
    const more = repository.commit('2026-01-03T10:00:00+02:00', 'more');
    repository.tag('2026-01-03T12:00:00Z', 'v1.1.0');
    const waits = repository.commit('2026-01-04T10:00:00Z', 'waits');
    const events = await print(repository.directory);
    const entityRefs = ['component:default/refunds'];
    const change = (id: string, title: string, at: string) => ({
      id,
      entityRefs,
      title,
      commitShas: [id],
      committedAt: at,
      mergedAt: at,
    });
    expect(events).toEqual({
      deployments: [
        {
          id: `v1.0.0@${base.slice(0, 12)}`,
          entityRefs,
          environment: 'production',
          status: 'success',
          finishedAt: '2026-01-01T12:00:00.000Z',
          version: 'v1.0.0',
          commitSha: base,
        },
        {
          id: `v1.1.0@${more.slice(0, 12)}`,
          entityRefs,
          environment: 'production',
          status: 'success',
          finishedAt: '2026-01-03T12:00:00.000Z',
          version: 'v1.1.0',
          commitSha: more,
          baseCommitSha: base,
          changes: expect.arrayContaining([{ id: fix }, { id: more }]),
        },
      ],
      changes: expect.arrayContaining([
        change(fix, 'fix', '2026-01-02T10:00:00.000Z'),
        change(more, 'more', '2026-01-03T08:00:00.000Z'),
        change(waits, 'waits', '2026-01-04T10:00:00.000Z'),
      ]),
    });
  });

  it('merges are no changes, and what they bring is merged with them', async () => {
    const repository = make();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    repository.tag('2026-01-01T10:00:00Z', 'v1');
    repository.git('checkout', '--quiet', '-b', 'feature');
    const feature = repository.commit('2026-01-02T10:00:00Z', 'feature');
    repository.git('checkout', '--quiet', 'main');
    repository.merge('2026-01-05T10:00:00Z', 'feature');
    repository.tag('2026-01-06T10:00:00Z', 'v2');
    const { deployments, changes } = await print(repository.directory);
    expect(deployments[1]?.changes).toEqual([{ id: feature }]);
    expect(changes).toEqual([
      {
        id: feature,
        commitShas: [feature],
        title: 'feature',
        entityRefs: ['component:default/refunds'],
        committedAt: '2026-01-02T10:00:00.000Z',
        mergedAt: '2026-01-05T10:00:00.000Z',
      },
    ]);
  });

  it('a commit belongs to the first release that has it, also of an older line', async () => {
    const repository = make();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    repository.tag('2026-01-01T10:00:00Z', 'v1.0.0');
    repository.git('branch', 'old');
    repository.commit('2026-01-02T10:00:00Z', 'new');
    repository.tag('2026-01-02T11:00:00Z', 'v2.0.0');
    repository.git('checkout', '--quiet', 'old');
    repository.commit('2026-01-03T10:00:00Z', 'patch');
    repository.tag('2026-01-03T11:00:00Z', 'v1.0.1');
    repository.git('checkout', '--quiet', 'main');
    repository.merge('2026-01-04T10:00:00Z', 'old');
    repository.tag('2026-01-04T11:00:00Z', 'v2.1.0');
    expect(changesOf(await print(repository.directory))).toEqual([
      ['v1.0.0', []],
      ['v2.0.0', ['new']],
      ['v1.0.1', ['patch']],
      ['v2.1.0', []],
    ]);
  });

  it('knows what a commit takes back, and what the first release brought where its base is given', async () => {
    const repository = make();
    const base = repository.commit('2026-01-01T10:00:00Z', 'before');
    const bad = repository.commit('2026-01-02T10:00:00Z', 'bad');
    repository.commit(
      '2026-01-02T12:00:00Z',
      `Revert "bad"\n\nThis reverts commit ${bad}.`,
    );
    repository.tag('2026-01-02T13:00:00Z', 'v1');
    const events = await print(repository.directory, '--base', base);
    expect(changesOf(events)).toEqual([['v1', ['Revert "bad"', 'bad']]]);
    expect(events).toMatchObject({
      deployments: [{ baseCommitSha: base }],
      changes: [{ reverts: bad }, { id: bad }],
    });
  });

  it('a commit with two tags was released once; tags of another pattern are none', async () => {
    const repository = make();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    repository.tag('2026-01-01T10:00:00Z', 'v1');
    repository.tag('2026-01-01T10:00:00Z', 'v1.0.0');
    repository.tag('2026-01-01T10:00:00Z', 'nightly');
    repository.commit('2026-01-02T10:00:00Z', 'second');
    repository.tag('2026-01-02T10:00:00Z', 'v1.1.0-rc.1');
    expect(
      changesOf(await print(repository.directory, '--except', '*-RC*')),
    ).toEqual([['v1.0.0', []]]);
    expect(
      changesOf(await print(repository.directory, '--tags', 'night*')),
    ).toEqual([['nightly', []]]);
  });

  it('every commit of a branch is a deployment where there are no tags', async () => {
    const repository = make();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    repository.git('checkout', '--quiet', '-b', 'feature');
    repository.commit('2026-01-02T10:00:00Z', 'one');
    repository.commit('2026-01-02T11:00:00Z', 'two');
    repository.git('checkout', '--quiet', 'main');
    const merge = repository.merge('2026-01-03T10:00:00Z', 'feature');
    const squashed = repository.commit('2026-01-04T10:00:00Z', 'squashed');
    const events = await print(
      repository.directory,
      ...['--deployments-from', 'main'],
    );
    expect(changesOf(events).slice(1)).toEqual([
      [merge.slice(0, 12), ['one', 'two']],
      [squashed.slice(0, 12), ['squashed']],
    ]);
    expect(events.changes).toHaveLength(3);
  });

  it('looks back only so far, and takes the release before as the base', async () => {
    const repository = make();
    const day = (ago: number) =>
      new Date(Date.now() - ago * 86_400_000).toISOString();
    repository.commit(day(50), 'old');
    repository.tag(day(40), 'v1');
    repository.commit(day(30), 'recent');
    repository.tag(day(10), 'v2');
    expect(
      changesOf(await print(repository.directory, '--since', '20d')),
    ).toEqual([['v2', ['recent']]]);
  });

  it('knows the web address of the repository by origin, without what somebody signs in with', async () => {
    const repository = make();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    repository.tag('2026-01-01T10:00:00Z', 'v1');
    repository.git(
      ...['remote', 'add', 'origin'],
      'https://robin:planted-secret@git.example/acme/refunds.git',
    );
    const { code, stdout, stderr } = await ingest(
      repository.directory,
      ...[...ever, '--print'],
    );
    expect(code).toBe(0);
    expect(stdout + stderr).not.toContain('planted-secret');
    expect(JSON.parse(stdout).deployments[0].repository).toBe(
      'https://git.example/acme/refunds',
    );
  });

  it('is for the service that the folder is called after, where nothing else is known', async () => {
    const repository = make();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    repository.tag('2026-01-01T10:00:00Z', 'v1');
    const { stdout } = await ingest(
      repository.directory,
      ...[...ever, '--print'],
    );
    expect(JSON.parse(stdout).deployments[0].service).toBe(
      basename(repository.directory),
    );
  });

  it('a message with anything in it breaks nothing', async () => {
    const repository = make();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    repository.tag('2026-01-01T10:00:00Z', 'v1');
    repository.commit(
      '2026-01-02T10:00:00Z',
      'a \x1f b\n\n$(touch x) `y` "z" \x1f\n--flag',
    );
    const { changes } = await print(repository.directory);
    expect(changes).toHaveLength(1);
  });

  it.each<[string, (repository: TestRepository) => string[], RegExp]>([
    [
      'no tags',
      () => entity,
      /^No tag is like 'v\*'; name others with --tags, or take every commit of a branch as a deployment, with --deployments-from main$/m,
    ],
    [
      'a branch that is not there',
      () => [...entity, '--deployments-from', '--all'],
      /^There is no commit '--all' in the repository$/m,
    ],
    [
      'a base that is not there',
      () => [...entity, '--deployments-from', 'main', '--base', 'nowhere'],
      /^There is no commit 'nowhere' in the repository$/m,
    ],
    [
      'no days',
      () => ['--since', 'long'],
      /It must be days or weeks, such as 30d/,
    ],
    [
      'nothing to send to',
      () => [...entity, ...ever, '--deployments-from', 'main'],
      /needs --url and --token.* use --print$/m,
    ],
  ])('ends with 2 for %s', async (_, args, message) => {
    const repository = make();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    const { code, stderr } = await ingest(
      repository.directory,
      ...args(repository),
    );
    expect(stderr).toMatch(message);
    expect(code).toBe(2);
  });

  it('ends with 2 where there is no repository, or not all of its history', async () => {
    const nowhere = mkdtempSync(join(tmpdir(), 'readiness-git-'));
    folders.push(nowhere);
    writeFileSync(join(nowhere, 'a'), '');
    expect(await ingest(nowhere, ...entity)).toMatchObject({
      code: 2,
      stderr: `${nowhere} is no git repository, or git may not read it\n`,
    });
    const repository = make();
    repository.commit('2026-01-01T10:00:00Z', 'first');
    repository.commit('2026-01-02T10:00:00Z', 'second');
    const shallow = join(nowhere, 'shallow');
    repository.git(
      ...['clone', '--quiet', '--depth=1'],
      ...[`file://${repository.directory}`, shallow],
    );
    expect(await ingest(shallow, ...entity)).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/is a shallow clone.*--unshallow/),
    });
  });
});
