import { eventsOf } from './eventsOf';

const receivedAt = Date.UTC(2026, 2, 2, 12);
const sha = '015e3d3b480e417aede5a1293bd61de9b0fd051d';
const repository = 'https://github.com/acme/refunds';
const refunds = 'component:default/refunds';

const read = (path: string, body?: unknown) =>
  eventsOf(
    {
      path,
      receivedAt,
      body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    },
    { subjects: ['external:devlake'], connections: { '1': refunds } },
  );
const plain = (reading: object) => JSON.parse(JSON.stringify(reading));

describe('deployments', () => {
  const today = {
    id: 'build-77',
    startedDate: '2026-03-02T09:00:00+00:00',
    finishedDate: '2026-03-02T09:10:00+00:00',
    deploymentCommits: [{ repoUrl: repository, commitSha: sha }],
  };
  const before = {
    pipeline_id: 'build-77',
    start_time: '2026-03-02T10:00:00+01:00',
    end_time: '2026-03-02T10:10:00+01:00',
    repo_url: repository,
    commit_sha: sha,
    ref_name: 'main',
  };

  it.each<[string, object]>([
    ['as DevLake reads them since 1.0', today],
    ['as it read them before', before],
    [
      'with empty texts and nulls where there is nothing to say',
      { ...today, name: '', environment: '', result: null },
    ],
  ])('are read %s', (_, body) => {
    expect(plain(read('connections/1/deployments', body))).toEqual({
      events: {
        deployments: [
          {
            id: '1/build-77',
            addressee: {
              entityRefs: [refunds],
              repository,
              environment: 'PRODUCTION',
            },
            environment: 'PRODUCTION',
            status: 'success',
            startedAt: Date.UTC(2026, 2, 2, 9),
            finishedAt: Date.UTC(2026, 2, 2, 9, 10),
            commitSha: sha,
            repository,
          },
        ],
      },
    });
  });

  it.each([
    ['SUCCESS', 'success'],
    ['FAILURE', 'failure'],
    ['ABORT', 'cancelled'],
    ['MANUAL', 'running'],
  ])('the result %s is %s', (result, status) => {
    expect(
      read('connections/1/deployments', { ...today, result }),
    ).toHaveProperty('events.deployments.0.status', status);
  });

  it('of several commits are one, which carries them all', () => {
    const other = { repoUrl: `${repository}-ui`, commitSha: 'b'.repeat(40) };
    const deploymentCommits = [...today.deploymentCommits, other];
    const reading = read('connections/1/deployments', {
      ...today,
      deploymentCommits,
    });
    expect(reading).toMatchObject({
      events: {
        deployments: [
          { commitSha: sha, changes: [{ id: sha }, { id: other.commitSha }] },
        ],
      },
    });
  });

  it('without an id are known by what was deployed, and when they began', () => {
    const { pipeline_id: _, ...unnamed } = before;
    const idOf = (body: object) => {
      const reading = read('1/deployments', body);
      return 'events' in reading && reading.events.deployments?.[0]?.id;
    };
    expect(idOf(unnamed)).toBe(idOf({ ...unnamed, result: 'FAILURE' }));
    expect(idOf(unnamed)).not.toBe(
      idOf({ ...unnamed, start_time: '2026-03-03T10:00:00+01:00' }),
    );
  });

  it('ended when they came, where they do not say it', () => {
    const { finishedDate: _, ...open } = today;
    expect(read('1/deployments', open)).toHaveProperty(
      'events.deployments.0.finishedAt',
      receivedAt,
    );
  });

  it('of a connection that is not listed go by its name and the repository', () => {
    expect(read('by-name/payments/deployments', today)).toHaveProperty(
      'events.deployments.0.addressee',
      { service: 'payments', repository, environment: 'PRODUCTION' },
    );
  });

  it.each<[string, object, string]>([
    ['no id and no commit', { start_time: today.startedDate }, 'id: it is not'],
    ['a result of its own', { ...today, result: 'planted' }, 'result: it must'],
    [
      'a moment that is none',
      { ...today, startedDate: 'planted' },
      'startedDate: ',
    ],
  ])('with %s cannot be read', (_, body, message) => {
    const reading = () => read('1/deployments', body);
    expect(reading).toThrow(message);
    expect(reading).not.toThrow('planted');
  });
});

describe('issues', () => {
  const incident = {
    issue_key: 'DLK-7',
    title: 'Refunds time out',
    type: 'INCIDENT',
    status: 'TODO',
    original_status: 'TODO',
    created_date: '2026-03-02T09:00:00+00:00',
  };
  const startedAt = Date.UTC(2026, 2, 2, 9);

  it.each<[string, object, object]>([
    ['open until they are done', {}, { startedAt }],
    [
      'over at their resolution date',
      { status: 'DONE', resolution_date: '2026-03-02T10:00:00+00:00' },
      { startedAt, resolvedAt: startedAt + 3_600_000 },
    ],
    [
      'over when they were updated, where they are done without a date',
      { status: 'DONE', updated_date: '2026-03-02T11:00:00+00:00' },
      {
        startedAt,
        resolvedAt: startedAt + 2 * 3_600_000,
        saidAt: startedAt + 2 * 3_600_000,
      },
    ],
    [
      'over when they came, where nothing else is known',
      { status: 'DONE' },
      { startedAt, resolvedAt: receivedAt },
    ],
  ])('of incidents are %s', (_, more, moments) => {
    const reading = read('connections/1/issues', { ...incident, ...more });
    expect(plain(reading)).toEqual({
      events: {
        incidents: [
          {
            id: '1/DLK-7',
            title: 'Refunds time out',
            addressee: { entityRefs: [refunds] },
            ...moments,
          },
        ],
      },
    });
  });

  it('of another type are left out', () => {
    expect(read('1/issues', { ...incident, type: 'BUG' })).toEqual({
      ignored: 'The type of the issue is not INCIDENT',
    });
  });

  it.each<[string, string, unknown, number]>([
    ['by path', '1/issue/DLK-7/close', undefined, receivedAt],
    [
      'by a body',
      'connections/1/issue/close',
      { issueKey: 'DLK-7', resolutionDate: '2026-03-02T10:00:00Z' },
      startedAt + 3_600_000,
    ],
  ])('are closed %s', (_, path, body, resolvedAt) => {
    expect(read(path, body)).toEqual({
      events: { additions: { incidents: [{ id: '1/DLK-7', resolvedAt }] } },
    });
  });

  it('cannot be closed without saying which', () => {
    expect(() => read('1/issue/close', {})).toThrow(
      'issueKey: it is not there',
    );
  });
});

describe('pull requests', () => {
  const merged = {
    id: 'pr1',
    pullRequestKey: 42,
    displayTitle: 'Retry refunds',
    createdDate: '2026-03-01T09:00:00Z',
    mergedDate: '2026-03-02T09:00:00Z',
    mergeCommitSha: sha,
  };

  it('are changes once they are merged', () => {
    expect(plain(read('projects/refunds/pull_requests', merged))).toEqual({
      events: {
        changes: [
          {
            id: 'refunds/42',
            title: 'Retry refunds',
            addressee: { service: 'refunds' },
            commitShas: [sha],
            openedAt: Date.UTC(2026, 2, 1, 9),
            mergedAt: Date.UTC(2026, 2, 2, 9),
          },
        ],
      },
    });
    expect(read('1/pull_requests', { ...merged, mergedDate: null })).toEqual({
      ignored: 'The pull request is not merged',
    });
  });
});

it('a body that is no JSON is not repeated', () => {
  const reading = () =>
    eventsOf(
      { path: '1/issues', body: Buffer.from('{"planted'), receivedAt },
      { subjects: [], connections: {} },
    );
  expect(reading).toThrow(/^The body is not valid JSON$/);
});
