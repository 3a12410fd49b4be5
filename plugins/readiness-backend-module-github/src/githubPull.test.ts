import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import type {
  EventPullContext,
  IncomingEvents,
} from '@service-readiness/backstage-plugin-readiness-node';
import { FakeGithub, shaOf } from './__testUtils__/FakeGithub';
import { githubSource } from './githubSource';
import { readGithubConfig } from './readGithubConfig';

const now = Date.UTC(2026, 5, 30, 12);
const hour = 3_600_000;
/** So many hours ago. */
const ago = (hours: number) => new Date(now - hours * hour).toISOString();
const at = (hours: number) => now - hours * hour;

let github: FakeGithub;
beforeAll(async () => {
  github = await FakeGithub.start();
});
afterAll(() => github.stop());
beforeEach(() => {
  github.repositories.clear();
  github.asked.length = 0;
  github.token = 'ghp_0123456789abcdef';
  github.pageSize = 100;
  github.misbehave = () => false;
});

/** Rounds, each with the watermark of the one before. */
function rounds(
  options: { config?: object; pull?: object; names?: string[] } = {},
) {
  const root = mockServices.rootConfig({
    data: {
      integrations: { github: [github.integration] },
      readiness: {
        delivery: {
          github: [
            {
              host: github.host,
              pull: { historyDays: 30, ...options.pull },
              ...options.config,
            },
          ],
        },
      },
    },
  });
  const [config] = readGithubConfig(root) ?? [];
  const integrations = ScmIntegrations.fromConfig(root);
  const logger = mockServices.logger.mock();
  let watermark: string | undefined;
  const names = options.names ?? ['octo/shop'];
  const round = async (hoursLater = 0) => {
    const said: IncomingEvents[] = [];
    const context: EventPullContext = {
      watermark,
      repositories: new Map(
        names.map(name => [
          `http://${github.host}/${name}`,
          ['component:default/a'],
        ]),
      ),
      keep: async events => {
        said.push(events);
      },
      signal: AbortSignal.timeout(20_000),
      logger,
    };
    const source = githubSource(
      config!,
      integrations,
      () => now + hoursLater * hour,
    );
    try {
      watermark = await source.pull!.run(context);
    } finally {
      expect(github.unknown.splice(0)).toEqual([]);
    }
    return {
      deployments: said.flatMap(({ deployments = [] }) => deployments),
      changes: said.flatMap(({ changes = [] }) => changes),
      incidents: said.flatMap(({ incidents = [] }) => incidents),
      asked: github.asked.splice(0),
    };
  };
  return { round, logger };
}

const repository = () => `http://${github.host}/octo/shop`;

const deployment = (id: string, hours: number, more: object = {}) => ({
  id,
  environment: 'production',
  latestEnvironment: 'production',
  commitOid: shaOf(id),
  description: null,
  createdAt: ago(hours),
  updatedAt: ago(hours),
  ref: { name: 'main', prefix: 'refs/heads/' },
  statuses: {
    nodes: [{ state: 'SUCCESS', createdAt: ago(hours - 0.1), logUrl: null }],
  },
  ...more,
});

const pullRequest = (number: number, hours: number, more: object = {}) => ({
  number,
  title: `Change ${number}`,
  body: '',
  url: `${repository()}/pull/${number}`,
  createdAt: ago(hours + 10),
  mergedAt: ago(hours),
  updatedAt: ago(hours),
  baseRefName: 'main',
  author: { __typename: 'User', login: 'ada' },
  mergeCommit: { oid: shaOf(`merge ${number}`) },
  labels: { nodes: [] },
  commits: { nodes: [] },
  reviews: { nodes: [] },
  ...more,
});

describe('deployments', () => {
  it('are told with their first success, whatever was reported after it', async () => {
    github.repositories.set('octo/shop', {
      deployments: [
        deployment('DE_1', 5, {
          description: 'Friday',
          ref: { name: 'v7', prefix: 'refs/tags/' },
          statuses: {
            nodes: [
              { state: 'INACTIVE', createdAt: ago(1), logUrl: null },
              { state: 'SUCCESS', createdAt: ago(3), logUrl: null },
              {
                state: 'SUCCESS',
                createdAt: ago(4),
                logUrl: 'https://ci.example.com/1',
              },
              { state: 'FAILURE', createdAt: ago(4.5), logUrl: null },
              { state: 'IN_PROGRESS', createdAt: ago(4.9), logUrl: null },
            ],
          },
        }),
      ],
    });
    expect((await rounds().round()).deployments).toEqual([
      {
        id: 'DE_1',
        environment: 'production',
        status: 'success',
        startedAt: at(5),
        finishedAt: at(4),
        version: 'v7',
        commitSha: shaOf('DE_1'),
        repository: repository(),
        title: 'Friday',
        url: 'https://ci.example.com/1',
        saidAt: at(1),
        addressee: { repository: repository(), environment: 'production' },
      },
    ]);
  });

  it.each([
    ['without a status is running', [], 'running'],
    ['that is queued is running', ['QUEUED'], 'running'],
    ['that failed has failed', ['IN_PROGRESS', 'FAILURE'], 'failure'],
    ['that had an error has failed', ['ERROR'], 'failure'],
  ])('one %s', async (_, states, status) => {
    github.repositories.set('octo/shop', {
      deployments: [
        deployment('DE_1', 5, {
          statuses: {
            nodes: states.map(state => ({
              state,
              createdAt: ago(4),
              logUrl: null,
            })),
          },
        }),
      ],
    });
    expect((await rounds().round()).deployments).toMatchObject([{ status }]);
  });

  it('have no version when a branch is deployed: all would be the same', async () => {
    github.repositories.set('octo/shop', {
      deployments: [deployment('DE_1', 5)],
    });
    const [only] = (await rounds().round()).deployments;
    expect(only).not.toHaveProperty('version');
  });
});

describe('pull requests', () => {
  it('have the moments of their first commit, first review, approval and merge', async () => {
    const login = (name: string) => ({ __typename: 'User', login: name });
    github.repositories.set('octo/shop', {
      pullRequests: [
        pullRequest(12, 2, {
          body: 'Nice.\n\nReverts octo/shop#7',
          labels: { nodes: [{ name: 'hotfix' }] },
          commits: {
            nodes: [
              { commit: { oid: shaOf('b'), authoredDate: ago(20) } },
              { commit: { oid: shaOf('a'), authoredDate: ago(30) } },
            ],
          },
          reviews: {
            nodes: [
              {
                state: 'COMMENTED',
                submittedAt: ago(11),
                author: login('ada'),
              },
              { state: 'COMMENTED', submittedAt: ago(9), author: login('bob') },
              { state: 'APPROVED', submittedAt: ago(5), author: login('eve') },
              { state: 'APPROVED', submittedAt: ago(6), author: null },
              { state: 'PENDING', submittedAt: null, author: login('bob') },
            ],
          },
        }),
      ],
    });
    expect((await rounds().round()).changes).toEqual([
      {
        id: 'octo/shop#12',
        repository: repository(),
        commitShas: [shaOf('merge 12'), shaOf('b'), shaOf('a')],
        title: 'Change 12',
        url: `${repository()}/pull/12`,
        labels: ['hotfix'],
        committedAt: at(30),
        openedAt: at(12),
        firstReviewedAt: at(9),
        approvedAt: at(6),
        mergedAt: at(2),
        reverts: 'octo/shop#7',
        addressee: { repository: repository() },
      },
    ]);
  });

  it('count on the default branch only', async () => {
    github.repositories.set('octo/shop', {
      pullRequests: [pullRequest(1, 2, { baseRefName: 'release-1' })],
    });
    expect((await rounds().round()).changes).toEqual([]);
  });

  it('give way to commits where the configuration says so, without merges', async () => {
    const commit = (text: string, hours: number, parents = 1) => ({
      oid: shaOf(text),
      message: `${text}\n\nThis reverts commit ${shaOf('x')}.`,
      url: `${repository()}/commit/${shaOf(text)}`,
      committedDate: ago(hours),
      parents: { totalCount: parents },
    });
    github.repositories.set('octo/shop', {
      pullRequests: [pullRequest(1, 2)],
      commits: [commit('new', 1), commit('merge', 2, 2), commit('old', 900)],
    });
    const { changes } = await rounds({
      config: { changes: 'commits' },
    }).round();
    expect(changes).toEqual([
      {
        id: shaOf('new'),
        repository: repository(),
        commitShas: [shaOf('new')],
        title: 'new',
        url: `${repository()}/commit/${shaOf('new')}`,
        committedAt: at(1),
        mergedAt: at(1),
        reverts: shaOf('x'),
        addressee: { repository: repository() },
      },
    ]);
  });
});

it('takes issues with the label for incidents, and their labels for service and severity', async () => {
  github.repositories.set('octo/shop', {
    issues: [
      {
        number: 3,
        title: 'Checkout down',
        url: `${repository()}/issues/3`,
        createdAt: ago(9),
        updatedAt: ago(7),
        closedAt: ago(7),
        labels: ['incident', 'service: checkout', 'severity/1'],
      } as never,
      { number: 4, updatedAt: ago(7), labels: ['bug'] } as never,
    ],
  });
  const { incidents } = await rounds({
    config: { incidentLabel: 'incident' },
  }).round();
  expect(incidents).toEqual([
    {
      id: 'octo/shop#3',
      title: 'Checkout down',
      url: `${repository()}/issues/3`,
      severity: '1',
      startedAt: at(9),
      resolvedAt: at(7),
      saidAt: at(7),
      addressee: { repository: repository(), service: 'checkout' },
    },
  ]);
});

it('takes releases for deployments where the configuration says so, but no drafts', async () => {
  const release = (id: string, more: object = {}) => ({
    id,
    tagName: id,
    name: '',
    url: `${repository()}/releases/${id}`,
    isDraft: false,
    isPrerelease: false,
    createdAt: ago(4),
    updatedAt: ago(4),
    publishedAt: ago(3),
    tagCommit: { oid: shaOf(id) },
    ...more,
  });
  github.repositories.set('octo/shop', {
    releases: [
      release('v2'),
      release('v3', { isDraft: true, publishedAt: null }),
      release('v3-rc', { isPrerelease: true }),
    ],
  });
  expect((await rounds().round()).deployments).toEqual([]);
  const { deployments } = await rounds({
    config: { releases: 'prod' },
  }).round();
  expect(deployments).toEqual([
    {
      id: 'v2',
      environment: 'prod',
      status: 'success',
      finishedAt: at(3),
      version: 'v2',
      commitSha: shaOf('v2'),
      repository: repository(),
      url: `${repository()}/releases/v2`,
      addressee: { repository: repository(), environment: 'prod' },
    },
  ]);
});

const run = (id: number, more: object = {}) => ({
  id,
  name: 'Deploy',
  path: '.github/workflows/deploy.yml',
  display_title: 'Ship it',
  event: 'push',
  head_sha: shaOf(String(id)),
  html_url: `${repository()}/actions/runs/${id}`,
  conclusion: 'success',
  created_at: ago(3),
  run_started_at: ago(2.5),
  updated_at: ago(2),
  ...more,
});

it('takes runs of the workflows that deploy, page by page', async () => {
  github.pageSize = 2;
  github.repositories.set('octo/shop', {
    runs: [
      run(1),
      run(2, { conclusion: 'timed_out' }),
      run(3, { conclusion: 'skipped' }),
      run(4, { name: 'Test', path: '.github/workflows/test.yml' }),
      run(5, { event: 'pull_request' }),
      run(6, { conclusion: 'cancelled' }),
    ],
  });
  const { deployments, asked } = await rounds({
    config: {
      workflows: [
        {
          workflow: 'deploy.yml',
          environment: 'production',
          repositories: ['octo/*'],
        },
        {
          workflow: 'Test',
          environment: 'test',
          repositories: ['other/*'],
        },
      ],
    },
  }).round();
  expect(asked.filter(one => one === 'runs octo/shop')).toHaveLength(3);
  expect(deployments.map(({ id, status }) => [id, status])).toEqual([
    ['run/1', 'success'],
    ['run/2', 'failure'],
    ['run/6', 'cancelled'],
  ]);
  expect(deployments[0]).toMatchObject({
    startedAt: at(2.5),
    finishedAt: at(2),
    commitSha: shaOf('1'),
    environment: 'production',
  });
});

describe('steps', () => {
  const workflows = [{ workflow: 'deploy.yml', environment: 'production' }];
  const job = (name: string, from: number, to: number, more: object = {}) => ({
    id: 1,
    run_id: 7,
    name,
    status: 'completed',
    conclusion: 'success',
    started_at: ago(from),
    completed_at: ago(to),
    ...more,
  });
  /** A run that ended so many hours ago. */
  const shipped = (hours = 2) => ({
    runs: [run(7, { updated_at: ago(hours) })],
    jobs: {
      7: [
        job('deploy', hours + 0.25, hours),
        job('rollback', hours, hours, { conclusion: 'skipped' }),
        job('never started', hours, hours, {
          conclusion: 'cancelled',
          started_at: null,
          completed_at: null,
        }),
        job('t'.repeat(300), hours + 1, hours + 0.25),
      ],
    },
  });
  const jobsAsked = (asked: string[]) =>
    asked.filter(one => one.startsWith('jobs '));

  it('are the jobs of the run in their order, page by page', async () => {
    github.pageSize = 2;
    github.repositories.set('octo/shop', shipped());
    const { deployments, asked } = await rounds({
      config: { workflows },
    }).round();
    expect(deployments).toMatchObject([
      {
        id: 'run/7',
        steps: [
          { name: 't'.repeat(200), durationMs: 0.75 * hour },
          { name: 'deploy', durationMs: 0.25 * hour },
        ],
      },
    ]);
    expect(jobsAsked(asked)).toEqual(['jobs octo/shop 7', 'jobs octo/shop 7']);
  });

  it('are asked for of runs that deploy, and no others', async () => {
    github.repositories.set('octo/shop', {
      runs: [
        run(1, { path: '.github/workflows/test.yml' }),
        run(2, { conclusion: 'skipped' }),
        run(3, { event: 'pull_request' }),
      ],
    });
    const { asked } = await rounds({ config: { workflows } }).round();
    expect(jobsAsked(asked)).toEqual([]);
  });

  it('are told later than the webhook of the same end, so that they stay', async () => {
    github.repositories.set('octo/shop', shipped());
    const { round } = rounds({ config: { workflows } });
    const [withSteps] = (await round()).deployments;
    const [again] = (await round(1)).deployments;
    expect(again).not.toHaveProperty('steps');
    // As webhooks have it.
    expect(again?.saidAt).toBe(at(2));
    expect(withSteps?.saidAt).toBe(at(2) + 1);
  });

  it('are asked for once for what the look-back reads again, and again for what ran again', async () => {
    const { round } = rounds({ config: { workflows } });
    github.repositories.set('octo/shop', shipped());
    expect(jobsAsked((await round()).asked)).toHaveLength(1);
    const { deployments, asked } = await round(1);
    expect(deployments).toHaveLength(1);
    expect(jobsAsked(asked)).toEqual([]);
    github.repositories.set('octo/shop', shipped(-1.5));
    expect(jobsAsked((await round(2)).asked)).toHaveLength(1);
  });

  it('are those of the newest ten when a repository is read at first', async () => {
    github.repositories.set('octo/shop', {
      runs: Array.from({ length: 15 }, (_, i) => run(i + 10)),
    });
    const { deployments, asked } = await rounds({
      config: { workflows },
    }).round();
    expect(deployments).toHaveLength(15);
    expect(jobsAsked(asked).sort()).toEqual(
      Array.from({ length: 10 }, (_, i) => `jobs octo/shop ${i + 10}`),
    );
  });

  it.each([403, 404, 410])(
    'are none where GitHub answers %d, and the repository is read',
    async status => {
      github.repositories.set('octo/shop', shipped());
      github.misbehave = (response, asked) => {
        if (!asked.startsWith('jobs ')) return false;
        response.writeHead(status).end('{}');
        return true;
      };
      const { round, logger } = rounds({ config: { workflows } });
      const { deployments } = await round();
      expect(deployments).toHaveLength(1);
      expect(deployments[0]).not.toHaveProperty('steps');
      expect(logger.warn).not.toHaveBeenCalled();
    },
  );

  it('wait for the next round when the budget is spent, the deployment does not', async () => {
    const others = Array.from({ length: 25 }, (_, i) => `octo/r${i + 10}`);
    for (const name of others) github.repositories.set(name, {});
    github.repositories.set('octo/shop', shipped());
    const { round } = rounds({
      names: [...others, 'octo/shop'],
      config: {
        workflows: [{ ...workflows[0], repositories: ['octo/shop'] }],
      },
      // One for each of the others, one for the repository and one for its runs.
      pull: { requestsPerRound: 27 },
    });
    const first = await round();
    expect(first.deployments).toHaveLength(1);
    expect(first.deployments[0]).not.toHaveProperty('steps');
    const second = await round(1);
    expect(second.deployments[0]?.steps).toHaveLength(2);
  });

  it.each([
    ['garbage', '<html>Whoa there!</html>'],
    ['another shape', '{"jobs":[{"name":1}]}'],
  ])(
    'say in words that they are %s, when the deployment is told',
    async (_, body) => {
      github.repositories.set('octo/a', {});
      github.repositories.set('octo/shop', shipped());
      github.misbehave = (response, asked) => {
        if (!asked.startsWith('jobs ')) return false;
        response.writeHead(200).end(body);
        return true;
      };
      const { round, logger } = rounds({
        names: ['octo/a', 'octo/shop'],
        config: { workflows },
      });
      expect((await round()).deployments).toHaveLength(1);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining('has jobs that cannot be understood'),
      );
    },
  );
});

it('tells of a repository in its own words, to those who write it otherwise', async () => {
  github.repositories.set('octo/shop', {
    name: 'Octo/Shop',
    deployments: [deployment('DE_1', 5)],
  });
  expect((await rounds().round()).deployments).toMatchObject([
    {
      repository: `http://${github.host}/Octo/Shop`,
      addressee: { repository: repository() },
    },
  ]);
});

describe('a round', () => {
  it('reads every page of what is since the last one, in one request for a page of everything', async () => {
    github.pageSize = 10;
    github.repositories.set('octo/shop', {
      deployments: Array.from({ length: 25 }, (_, i) =>
        deployment(`DE_${i}`, i + 1),
      ),
      pullRequests: Array.from({ length: 12 }, (_, i) => pullRequest(i, i + 1)),
    });
    const { deployments, changes, asked } = await rounds().round();
    expect(deployments).toHaveLength(25);
    expect(changes).toHaveLength(12);
    expect(asked).toEqual(Array(3).fill('repository octo/shop'));
  });

  it('ends at what lies before', async () => {
    github.pageSize = 10;
    github.repositories.set('octo/shop', {
      deployments: Array.from({ length: 50 }, (_, i) =>
        deployment(`DE_${i}`, (i + 1) * 80),
      ),
    });
    expect((await rounds().round()).asked).toHaveLength(1);
  });

  it('asks once for 25 repositories whether anything is new, and reads only where it is', async () => {
    const names = Array.from({ length: 25 }, (_, i) => `octo/r${i + 10}`);
    for (const name of names) {
      github.repositories.set(name, { deployments: [deployment(name, 40)] });
    }
    const { round } = rounds({ names });
    expect((await round()).asked).toHaveLength(25);
    github.repositories.set('octo/r12', {
      deployments: [deployment('DE_new', -1), deployment('octo/r12', 40)],
    });
    const { asked, deployments } = await round(2);
    expect(asked).toEqual([`news ${names.join(' ')}`, 'repository octo/r12']);
    expect(deployments.map(({ id }) => id)).toContain('DE_new');
  });

  it('finds a status that came late, by its look-back', async () => {
    github.repositories.set('octo/shop', {
      deployments: [deployment('DE_1', 3, { statuses: { nodes: [] } })],
    });
    const { round } = rounds();
    expect((await round()).deployments).toMatchObject([{ status: 'running' }]);
    github.repositories.set('octo/shop', {
      deployments: [deployment('DE_1', 3, { updatedAt: ago(-1) })],
    });
    expect((await round(2)).deployments).toMatchObject([{ status: 'success' }]);
  });

  it('goes on with the others when one repository is gone', async () => {
    github.repositories.set('octo/b', { deployments: [deployment('DE_b', 3)] });
    const { round, logger } = rounds({ names: ['octo/a', 'octo/b'] });
    expect((await round()).deployments).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledWith(
      '1 of 2 repositories could not be read. octo/a: is not there, or the integration may not see it',
    );
    expect((await round(1)).asked).toEqual(
      expect.arrayContaining(['repository octo/a', 'news octo/b']),
    );
  });

  it('stops at its budget, and begins the next with those that are left', async () => {
    const names = Array.from({ length: 30 }, (_, i) => `octo/r${i + 10}`);
    for (const name of names) github.repositories.set(name, {});
    const { round, logger } = rounds({ names, pull: { requestsPerRound: 20 } });
    expect((await round()).asked).toHaveLength(20);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(
        /^20 of 30 repositories were read.*budget of 20 requests/,
      ),
    );
    const { asked } = await round(1);
    const left = names.slice(20).map(name => `repository ${name}`);
    expect(asked).toEqual(expect.arrayContaining(left));
  });

  it('waits as it is told to, and asks again', async () => {
    github.repositories.set('octo/shop', {
      deployments: [deployment('DE_1', 3)],
    });
    let refusals = 0;
    github.misbehave = response => {
      refusals += 1;
      if (refusals > 1) return false;
      response.writeHead(403, { 'retry-after': '0' }).end('{}');
      return true;
    };
    expect((await rounds().round()).deployments).toHaveLength(1);
  });

  it('leaves GitHub alone until the limit of GraphQL is new', async () => {
    const names = ['octo/a', 'octo/b', 'octo/c'];
    for (const name of names) github.repositories.set(name, {});
    const { round } = rounds({ names, pull: {} });
    github.misbehave = (response, asked) => {
      if (asked !== 'repository octo/b') return false;
      response.writeHead(200).end(
        JSON.stringify({
          errors: [
            { type: 'RATE_LIMITED', message: 'API rate limit exceeded' },
          ],
        }),
      );
      return true;
    };
    await round();
    github.misbehave = () => false;
    expect((await round(1)).asked).toContain('repository octo/b');
  });

  it.each([
    ['garbage', '<html>Whoa there!</html>', /something else than GraphQL does/],
    [
      'another shape',
      '{"data":{"repository":{"nameWithOwner":1}}}',
      /cannot be understood: nameWithOwner/,
    ],
    ['nothing', '', /something else than GraphQL does/],
    [
      'an error, and repeats nothing of it',
      '{"errors":[{"type":"INSUFFICIENT_SCOPES","message":"ghp_0123"}]}',
      /: cannot be read: GraphQL answers INSUFFICIENT_SCOPES$/,
    ],
    [
      'an error of no type',
      '{"errors":[{"type":"token ghp_0123","message":"ghp_0123"}]}',
      /: cannot be read: GraphQL answers an error$/,
    ],
    [
      'half an answer',
      '{"data":{"repository":{"nameWithOwner":"octo/sh',
      /something else than GraphQL does/,
    ],
  ])('says in words that it got %s', async (_, body, words) => {
    github.misbehave = response => {
      response.writeHead(200).end(body);
      return true;
    };
    await expect(rounds().round()).rejects.toThrow(words);
  });

  it('says that the token has expired, and not which it was', async () => {
    github.token = 'another';
    const error = await rounds()
      .round()
      .then(
        () => undefined,
        (thrown: Error) => thrown,
      );
    expect(error?.message).toMatch(
      /does not accept the credentials of its integration \(401\)/,
    );
    expect(JSON.stringify([error?.message, error?.stack])).not.toContain(
      'ghp_',
    );
  });

  it('fails when what was found cannot be kept, and asks for it again', async () => {
    github.repositories.set('octo/shop', {
      deployments: [deployment('DE_1', 3)],
    });
    const root = mockServices.rootConfig({
      data: {
        integrations: { github: [github.integration] },
        readiness: { delivery: { github: [{ host: github.host, pull: {} }] } },
      },
    });
    const [config] = readGithubConfig(root) ?? [];
    const source = githubSource(
      config!,
      ScmIntegrations.fromConfig(root),
      () => now,
    );
    await expect(
      source.pull!.run({
        repositories: new Map([[repository(), []]]),
        keep: async () => {
          throw new Error('the database is away');
        },
        signal: AbortSignal.timeout(10_000),
        logger: mockServices.logger.mock(),
      }),
    ).rejects.toThrow('the database is away');
  });
});
