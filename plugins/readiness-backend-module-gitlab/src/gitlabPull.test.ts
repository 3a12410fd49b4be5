import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import type { IncomingEvents } from '@service-readiness/backstage-plugin-readiness-node';
import { FakeGitlab, type FakeProject } from './__testUtils__/FakeGitlab';
import { gitlabSource } from './gitlabSource';
import { readGitlabConfig } from './readGitlabConfig';

const now = Date.UTC(2026, 5, 30, 12);
const hour = 3_600_000;
/** So many hours ago. */
const ago = (hours: number) => new Date(now - hours * hour).toISOString();
const at = (hours: number) => now - hours * hour;

let gitlab: FakeGitlab;
beforeAll(async () => {
  gitlab = await FakeGitlab.start();
});
afterAll(() => gitlab.stop());
beforeEach(() => {
  gitlab.projects.clear();
  gitlab.asked.length = 0;
  gitlab.token = 'glpat-0123456789abcdef';
  gitlab.pageSize = 100;
  gitlab.misbehave = () => false;
});

const path = 'acme/payments/shop';
const repository = () => `http://${gitlab.host}/git/${path}`;

/** Rounds, each with the watermark of the one before. */
function rounds(
  options: { config?: object; pull?: object; paths?: string[] } = {},
) {
  const root = mockServices.rootConfig({
    data: {
      integrations: { gitlab: [gitlab.integration] },
      readiness: {
        delivery: {
          gitlab: [
            {
              host: gitlab.host,
              pull: { historyDays: 30, ...options.pull },
              ...options.config,
            },
          ],
        },
      },
    },
  });
  const [config] = readGitlabConfig(root) ?? [];
  const integrations = ScmIntegrations.fromConfig(root);
  const logger = mockServices.logger.mock();
  let watermark: string | undefined;
  const round = async (hoursLater = 0) => {
    const said: IncomingEvents[] = [];
    const source = gitlabSource(
      config!,
      integrations,
      () => now + hoursLater * hour,
    );
    try {
      watermark = await source.pull!.run({
        watermark,
        repositories: new Map(
          (options.paths ?? [path]).map(project => [
            `http://${gitlab.host}/git/${project}`,
            ['component:default/a'],
          ]),
        ),
        keep: async events => {
          said.push(events);
        },
        signal: AbortSignal.timeout(20_000),
        logger,
      });
    } finally {
      expect(gitlab.unknown.splice(0)).toEqual([]);
    }
    return {
      deployments: said.flatMap(({ deployments = [] }) => deployments),
      changes: said.flatMap(({ changes = [] }) => changes),
      incidents: said.flatMap(({ incidents = [] }) => incidents),
      asked: gitlab.asked.splice(0),
    };
  };
  return { round, logger };
}

/** As the documentation of deployments has them. */
const deployment = (id: number, hours: number, more: object = {}) => ({
  id,
  iid: 1,
  ref: 'main',
  sha: 'a91957a858320c0e17f3a0eca7cfacbff50ea29a',
  created_at: ago(hours + 0.2),
  updated_at: ago(hours),
  status: 'success',
  environment: { id: 9, name: 'production', external_url: null },
  deployable: {
    id: 664,
    tag: false,
    started_at: ago(hours + 0.1),
    finished_at: ago(hours),
    web_url: 'https://gitlab.example.com/acme/payments/shop/-/jobs/664',
    commit: { title: 'Rename readme' },
  },
  ...more,
});

const mergeRequest = (iid: number, hours: number, more: object = {}) => ({
  iid,
  title: 'Faster checkout',
  description: '',
  web_url: `https://gitlab.example.com/acme/payments/shop/-/merge_requests/${iid}`,
  labels: [],
  target_branch: 'main',
  sha: '8'.repeat(40),
  merge_commit_sha: null,
  squash_commit_sha: null,
  author: { id: 1 },
  references: { short: `!${iid}`, full: `${path}!${iid}` },
  created_at: ago(hours + 10),
  updated_at: ago(hours),
  merged_at: ago(hours),
  ...more,
});

const incident = (iid: number, hours: number, more: object = {}) => ({
  iid,
  title: 'Checkout down',
  web_url: `https://gitlab.example.com/acme/payments/shop/-/issues/${iid}`,
  labels: ['service::checkout'],
  issue_type: 'incident',
  severity: 'CRITICAL',
  references: { full: `${path}#${iid}` },
  created_at: ago(hours + 2),
  updated_at: ago(hours),
  closed_at: ago(hours),
  ...more,
});

const project = (more: FakeProject) => gitlab.projects.set(path, more);

describe('deployments', () => {
  it('are told with the job that made them', async () => {
    project({ deployments: [deployment(41, 5)] });
    expect((await rounds().round()).deployments).toEqual([
      {
        id: 'deployment/41',
        environment: 'production',
        status: 'success',
        startedAt: at(5.1),
        finishedAt: at(5),
        commitSha: 'a91957a858320c0e17f3a0eca7cfacbff50ea29a',
        repository: repository(),
        title: 'Rename readme',
        url: 'https://gitlab.example.com/acme/payments/shop/-/jobs/664',
        saidAt: at(5),
        addressee: { repository: repository(), environment: 'production' },
      },
    ]);
  });

  it('without a job have the moments of their own', async () => {
    project({ deployments: [deployment(41, 5, { deployable: null })] });
    expect((await rounds().round()).deployments).toMatchObject([
      { startedAt: at(5.2), finishedAt: at(5) },
    ]);
  });

  it('of a tag have it for version', async () => {
    project({
      deployments: [deployment(1, 5, { ref: 'v7', deployable: { tag: true } })],
    });
    expect((await rounds().round()).deployments).toMatchObject([
      { version: 'v7' },
    ]);
  });

  it.each([
    ['failed', ['failure']],
    ['canceled', ['cancelled']],
    ['running', ['running']],
    ['blocked', ['running']],
    ['skipped', []],
  ])('that are %s are %j', async (status, told) => {
    project({ deployments: [deployment(1, 5, { status })] });
    const { deployments } = await rounds().round();
    expect(deployments.map(one => one.status)).toEqual(told);
  });
});

describe('steps', () => {
  const job = (name: string, from: number, to: number, more: object = {}) => ({
    id: 1,
    name,
    stage: 'any',
    status: 'success',
    started_at: ago(from),
    finished_at: ago(to),
    duration: (from - to) * 3600,
    ...more,
  });
  /** Made by a job of the pipeline of that id, which ended so many hours ago. */
  const deployedBy = (pipeline: number, id: number, hours: number) =>
    deployment(id, hours, {
      deployable: {
        tag: false,
        started_at: ago(hours + 0.25),
        finished_at: ago(hours),
        pipeline: { id: pipeline },
      },
    });
  const shipped = (hours = 4) => ({
    deployments: [deployedBy(36, 41, hours)],
    jobs: {
      36: [
        job('smoke test', hours - 0.25, hours - 0.5),
        job('rollback', 0, 0, {
          status: 'manual',
          started_at: null,
          finished_at: null,
          duration: null,
        }),
        job('deploy', hours + 0.25, hours),
        job('test', hours + 1, hours + 0.25),
        job('lint', hours + 1.25, hours + 1, { status: 'failed' }),
      ],
    },
  });
  const jobsAsked = (asked: string[]) =>
    asked.filter(one => one.endsWith('/jobs'));

  it('are the jobs of the pipeline up to the deployment, in their order', async () => {
    project(shipped());
    const { deployments, asked } = await rounds().round();
    expect(deployments).toMatchObject([
      {
        id: 'deployment/41',
        steps: [
          { name: 'lint', durationMs: 0.25 * hour },
          { name: 'test', durationMs: 0.75 * hour },
          { name: 'deploy', durationMs: 0.25 * hour },
        ],
      },
    ]);
    expect(jobsAsked(asked)).toEqual([`${path} pipelines/36/jobs`]);
  });

  it('are asked for once for two deployments of one pipeline, each with its own', async () => {
    const { jobs } = shipped();
    project({
      jobs,
      deployments: [deployedBy(36, 2, 4), deployedBy(36, 1, 4.25)],
    });
    const { deployments, asked } = await rounds().round();
    expect(deployments.map(({ steps }) => steps?.length)).toEqual([3, 2]);
    expect(jobsAsked(asked)).toHaveLength(1);
  });

  it('are told later than the webhook of the same end, so that they stay', async () => {
    project(shipped());
    const [withSteps] = (await rounds().round()).deployments;
    project({ ...shipped(), jobs: {} });
    const [without] = (await rounds().round()).deployments;
    expect(without).not.toHaveProperty('steps');
    // Webhooks round to seconds, a moment after the deployment was written.
    expect((withSteps?.saidAt ?? 0) - (without?.saidAt ?? 0)).toBe(1000);
  });

  it('are asked for once: what is read again by the look-back has them', async () => {
    const { round } = rounds({ pull: { lookBackHours: 6 } });
    project(shipped());
    expect(jobsAsked((await round()).asked)).toHaveLength(1);
    const { deployments, asked } = await round(1);
    expect(deployments).toHaveLength(1);
    expect(jobsAsked(asked)).toEqual([]);
    // It ended between the rounds.
    project(shipped(-1.5));
    expect(jobsAsked((await round(2)).asked)).toHaveLength(1);
  });

  it('are those of the newest ten when a project is read at first', async () => {
    project({
      deployments: Array.from({ length: 15 }, (_, i) =>
        deployedBy(i + 100, i, i + 1),
      ),
    });
    const { deployments, asked } = await rounds().round();
    expect(deployments).toHaveLength(15);
    expect(jobsAsked(asked).sort()).toEqual(
      Array.from({ length: 10 }, (_, i) => `${path} pipelines/${i + 100}/jobs`),
    );
  });

  it('are none of a deployment that is under way', async () => {
    const { jobs, deployments } = shipped();
    project({
      jobs,
      deployments: [
        {
          ...deployments[0]!,
          status: 'running',
          deployable: {
            started_at: ago(4),
            finished_at: null,
            pipeline: { id: 36 },
          },
        } as never,
      ],
    });
    expect(jobsAsked((await rounds().round()).asked)).toEqual([]);
  });

  it.each([403, 404])(
    'are none where GitLab answers %d, and the project is read',
    async status => {
      project({ ...shipped(), issues: [incident(3, 7)] });
      gitlab.misbehave = (response, asked) => {
        if (!asked.endsWith('/jobs')) return false;
        response.writeHead(status).end('{}');
        return true;
      };
      const { round, logger } = rounds();
      const { deployments, incidents } = await round();
      expect(deployments).toHaveLength(1);
      expect(deployments[0]).not.toHaveProperty('steps');
      expect(incidents).toHaveLength(1);
      expect(logger.warn).not.toHaveBeenCalled();
    },
  );

  it('wait for the next round when the budget is spent, the deployment does not', async () => {
    project(shipped());
    const others = Array.from({ length: 20 }, (_, i) => `acme/p${i + 10}`);
    for (const one of others) gitlab.projects.set(one, {});
    const { round } = rounds({
      paths: [...others, path],
      // Three for each of the others, and the list of deployments.
      pull: { requestsPerRound: 61 },
    });
    const first = await round();
    expect(first.deployments).toHaveLength(1);
    expect(first.deployments[0]).not.toHaveProperty('steps');
    const second = await round(1);
    expect(second.deployments[0]?.steps).toHaveLength(3);
  });

  it.each([
    ['garbage', '<html>Sign in</html>'],
    ['another shape', '[{"name":1}]'],
  ])(
    'say in words that they are %s, when the deployment is told',
    async (_, body) => {
      project(shipped());
      gitlab.projects.set('acme/a', {});
      gitlab.misbehave = (response, asked) => {
        if (!asked.endsWith('/jobs')) return false;
        response.writeHead(200).end(body);
        return true;
      };
      const { round, logger } = rounds({ paths: ['acme/a', path] });
      expect((await round()).deployments).toHaveLength(1);
      expect(logger.warn).toHaveBeenCalledWith(
        expect.stringContaining(
          'has pipelines/36/jobs that cannot be understood',
        ),
      );
    },
  );
});

describe('merge requests', () => {
  it('have the moments of their first commit, first review, approval and merge', async () => {
    const note = (
      hours: number,
      author: number,
      body: string,
      system = false,
    ) => ({
      body,
      system,
      author: { id: author },
      created_at: ago(hours),
    });
    project({
      mergeRequests: [
        mergeRequest(12, 2, {
          description: 'Oh no.\n\nThis reverts merge request !7',
          labels: ['hotfix'],
          merge_commit_sha: 'c'.repeat(40),
        }),
      ],
      commits: {
        12: [
          { id: 'b'.repeat(40), created_at: ago(12), authored_date: ago(20) },
          { id: 'a'.repeat(40), created_at: ago(30) },
        ],
      },
      notes: {
        12: [
          note(11.5, 2, 'assigned to @ada', true),
          note(11, 1, 'Please have a look'),
          note(9, 2, 'Why?'),
          note(6, 3, 'approved this merge request', true),
          note(1, 2, 'Nice, late as I am'),
        ],
      },
    });
    const { changes, asked } = await rounds().round();
    expect(changes).toEqual([
      {
        id: `${path}!12`,
        repository: repository(),
        commitShas: ['c', '8', 'b', 'a'].map(digit => digit.repeat(40)),
        title: 'Faster checkout',
        url: 'https://gitlab.example.com/acme/payments/shop/-/merge_requests/12',
        labels: ['hotfix'],
        committedAt: at(30),
        openedAt: at(12),
        firstReviewedAt: at(9),
        approvedAt: at(6),
        mergedAt: at(2),
        reverts: `${path}!7`,
        addressee: { repository: repository() },
      },
    ]);
    expect(asked).toEqual([
      `${path} deployments`,
      `${path} merge_requests`,
      path,
      `${path} merge_requests/12/commits`,
      `${path} merge_requests/12/notes`,
      `${path} issues`,
    ]);
  });

  it('count on the default branch only', async () => {
    project({ defaultBranch: 'trunk', mergeRequests: [mergeRequest(1, 2)] });
    expect((await rounds().round()).changes).toEqual([]);
  });
});

it('takes issues of the type incident, and those with the label, for incidents', async () => {
  project({
    issues: [
      incident(3, 7),
      incident(4, 6, {
        issue_type: 'issue',
        labels: ['outage'],
        severity: 'UNKNOWN',
        closed_at: null,
      }),
      incident(5, 5, { issue_type: 'issue', labels: ['bug'] }),
    ],
  });
  expect((await rounds().round()).incidents).toEqual([
    {
      id: `${path}#3`,
      title: 'Checkout down',
      url: 'https://gitlab.example.com/acme/payments/shop/-/issues/3',
      severity: 'critical',
      startedAt: at(9),
      resolvedAt: at(7),
      saidAt: at(7),
      addressee: { repository: repository(), service: 'checkout' },
    },
  ]);
  const { incidents } = await rounds({
    config: { incidentLabel: 'outage' },
  }).round();
  expect(incidents.map(({ id }) => id)).toEqual([`${path}#3`, `${path}#4`]);
  expect(incidents[1]).not.toHaveProperty('resolvedAt');
  expect(incidents[1]).not.toHaveProperty('severity');
});

it('takes releases for deployments where the configuration says so, until they are too old', async () => {
  const release = (tag: string, hours: number, more: object = {}) => ({
    tag_name: tag,
    name: `Release ${tag}`,
    released_at: ago(hours),
    upcoming_release: false,
    commit: { id: 'd'.repeat(40) },
    _links: { self: `https://gitlab.example.com/${path}/-/releases/${tag}` },
    ...more,
  });
  gitlab.pageSize = 2;
  project({
    releases: [
      release('v4', -5, { upcoming_release: true }),
      release('v3', 3),
      release('v2', 800),
      release('v1', 900),
      release('v0', 1000),
    ],
  });
  expect((await rounds().round()).deployments).toEqual([]);
  const { deployments, asked } = await rounds({
    config: { releases: 'production' },
  }).round();
  expect(deployments).toEqual([
    {
      id: `release/${path}@v3`,
      environment: 'production',
      status: 'success',
      finishedAt: at(3),
      version: 'v3',
      commitSha: 'd'.repeat(40),
      repository: repository(),
      title: 'Release v3',
      url: `https://gitlab.example.com/${path}/-/releases/v3`,
      addressee: { repository: repository(), environment: 'production' },
    },
  ]);
  expect(asked.filter(one => one.endsWith('releases'))).toHaveLength(2);
});

describe('a round', () => {
  it('reads every page that GitLab links', async () => {
    gitlab.pageSize = 2;
    project({
      deployments: Array.from({ length: 5 }, (_, i) => deployment(i, i + 1)),
    });
    expect((await rounds().round()).deployments).toHaveLength(5);
  });

  it('asks for what changed since the last one, and a little before', async () => {
    project({ deployments: [deployment(1, 3)] });
    const { round } = rounds();
    expect((await round()).deployments).toHaveLength(1);
    expect((await round(1)).deployments).toEqual([]);
    project({ deployments: [deployment(1, 3, { updated_at: ago(-0.5) })] });
    expect((await round(1)).deployments).toHaveLength(1);
  });

  it('goes on with the others when one project is gone', async () => {
    project({ deployments: [deployment(1, 3)] });
    const { round, logger } = rounds({ paths: ['acme/gone', path] });
    expect((await round()).deployments).toHaveLength(1);
    expect(logger.warn).toHaveBeenCalledWith(
      '1 of 2 repositories could not be read. git/acme/gone: is not there, or the integration may not see it',
    );
  });

  it('stops at its budget, and begins the next with those that are left', async () => {
    const paths = Array.from({ length: 30 }, (_, i) => `acme/p${i + 10}`);
    for (const one of paths) gitlab.projects.set(one, {});
    const { round, logger } = rounds({ paths, pull: { requestsPerRound: 63 } });
    expect((await round()).asked).toHaveLength(63);
    expect(logger.warn).toHaveBeenCalledWith(
      expect.stringMatching(/budget of 63 requests is spent/),
    );
    const { asked } = await round(1);
    expect(asked[0]).toBe('acme/p30 deployments');
  });

  it('waits as it is told to, and asks again', async () => {
    project({ deployments: [deployment(1, 3)] });
    let refusals = 0;
    gitlab.misbehave = response => {
      refusals += 1;
      if (refusals > 1) return false;
      response.writeHead(429, { 'retry-after': '0' }).end('Retry later');
      return true;
    };
    expect((await rounds().round()).deployments).toHaveLength(1);
  });

  it('leaves GitLab alone that wants more than a minute', async () => {
    gitlab.misbehave = response => {
      const reset = Math.ceil(Date.now() / 1000) + 600;
      response
        .writeHead(429, {
          'ratelimit-remaining': '0',
          'ratelimit-reset': String(reset),
        })
        .end();
      return true;
    };
    await expect(rounds().round()).rejects.toThrow(/fewer requests \(429\)/);
  });

  it.each([
    [
      'garbage',
      '<html>Sign in</html>',
      /deployments that cannot be understood: the body/,
    ],
    [
      'another shape',
      '[{"id":"41"}]',
      /deployments that cannot be understood: 0\.id/,
    ],
    ['half an answer', '[{"id":41,', /deployments that cannot be understood/],
  ])('says in words that it got %s', async (_, body, words) => {
    gitlab.misbehave = response => {
      response.writeHead(200).end(body);
      return true;
    };
    await expect(rounds().round()).rejects.toThrow(words);
  });

  it('does not take its token to another address than that of the list', async () => {
    gitlab.misbehave = response => {
      response
        .writeHead(200, { link: '<http://127.0.0.1:1/steal>; rel="next"' })
        .end('[]');
      return true;
    };
    await expect(rounds().round()).rejects.toThrow(
      /an address that is not of its list/,
    );
  });

  it('says that the token has expired, and not which it was', async () => {
    gitlab.token = 'another';
    const error = await rounds()
      .round()
      .then(
        () => undefined,
        (thrown: Error) => thrown,
      );
    expect(error?.message).toMatch(
      /does not accept the credentials of its integration \(401\)/,
    );
    expect(`${error?.message}${error?.stack}`).not.toContain('glpat-');
  });
});
