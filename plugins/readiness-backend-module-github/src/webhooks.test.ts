import { createHmac } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import type { Delivery } from '@service-readiness/backstage-plugin-readiness-node';
import { githubSource } from './githubSource';
import { readGithubConfig } from './readGithubConfig';

/** The vector of https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries */
const secret = "It's a Secret to Everybody";
const signature =
  'sha256=757107ea0eb2509fc211221cce984b8a37570b6d7586c22c46f4379c8b043e17';

function source(config: object = {}) {
  const root = mockServices.rootConfig({
    data: {
      readiness: {
        delivery: {
          github: [
            {
              webhookSecrets: ['another secret, retired soon', secret],
              incidentLabel: 'bug',
              releases: 'production',
              workflows: [{ workflow: 'test', environment: 'production' }],
              ...config,
            },
          ],
        },
      },
    },
  });
  const [github] = readGithubConfig(root) ?? [];
  return githubSource(github!, ScmIntegrations.fromConfig(root), () => 0);
}

function delivery(
  body: string | Buffer,
  headers: Record<string, string> = {},
): Delivery {
  return { headers, body: Buffer.from(body), path: '', receivedAt: 0 };
}

const read = (event: string, payload: unknown, config?: object) =>
  source(config).deliveries!.read(
    delivery(JSON.stringify(payload), {
      'x-github-event': event,
      'content-type': 'application/json',
    }),
  );

describe('a signature', () => {
  const verify = (given: Delivery) => {
    const { authorise } = source().deliveries!;
    return authorise.by === 'signature' && authorise.verify(given);
  };
  const signed = (body: Buffer, by = secret) =>
    `sha256=${createHmac('sha256', by).update(body).digest('hex')}`;

  it.each([
    ['that GitHub documents is true', 'Hello, World!', signature, true],
    [
      'in capitals is the same',
      'Hello, World!',
      signature.replace(/[a-f]/g, hex => hex.toUpperCase()),
      true,
    ],
    ['of another body is false', 'Hello, World?', signature, false],
    [
      'that is cut off is false',
      'Hello, World!',
      signature.slice(0, -2),
      false,
    ],
    [
      'of the old kind is false',
      'Hello, World!',
      signature.replace('sha256', 'sha1'),
      false,
    ],
    ['of zeros is false', 'Hello, World!', `sha256=${'0'.repeat(64)}`, false],
    ['without form is false', 'Hello, World!', 'sha256=', false],
  ])('%s', (_, body, given, isTrue) => {
    expect(verify(delivery(body, { 'x-hub-signature-256': given }))).toBe(
      isTrue,
    );
  });

  it('that is missing is false', () => {
    expect(verify(delivery('Hello, World!'))).toBe(false);
  });

  it('is over the bytes, also of those that are no text', () => {
    const body = Buffer.from([0xff, 0xfe, 0x00, 0x7b]);
    const headers = { 'x-hub-signature-256': signed(body) };
    expect(verify(delivery(body, headers))).toBe(true);
    const asText = Buffer.from(body.toString('utf8'));
    expect(verify(delivery(asText, headers))).toBe(false);
  });

  it('of any of the secrets is true, so that they can be changed one after the other', () => {
    const body = Buffer.from('{}');
    for (const by of ['another secret, retired soon', secret]) {
      const headers = { 'x-hub-signature-256': signed(body, by) };
      expect(verify(delivery(body, headers))).toBe(true);
    }
    const headers = { 'x-hub-signature-256': signed(body, 'a forged secret') };
    expect(verify(delivery(body, headers))).toBe(false);
  });
});

it('has no route without a secret', () => {
  expect(() => source({ webhookSecrets: undefined })).toThrow(
    /neither listens nor asks/,
  );
});

it('knows a delivery by the id that GitHub gives it', () => {
  expect(
    source().deliveries!.deliveryId!(
      delivery('{}', {
        'x-github-delivery': '72d3162e-cc78-11e3-81ab-4c9367dc0958',
      }),
    ),
  ).toBe('72d3162e-cc78-11e3-81ab-4c9367dc0958');
});

const repository = {
  full_name: 'octo/shop',
  html_url: 'https://github.com/octo/shop',
  default_branch: 'main',
};
const deployment = {
  node_id: 'DE_1',
  sha: 'f95f852bd8fca8fcc58a9a2d6c842781e32a215e',
  ref: 'main',
  environment: 'production',
  description: null,
  created_at: '2026-01-02T10:00:00Z',
  updated_at: '2026-01-02T10:09:00Z',
};
const statusOf = (state: string) => ({
  repository,
  deployment,
  deployment_status: {
    state,
    target_url: 'https://ci.example.com/7',
    created_at: '2026-01-02T10:05:00Z',
  },
});
const pull = {
  number: 12,
  title: 'Faster checkout',
  body: 'Reverts #7',
  html_url: 'https://github.com/octo/shop/pull/12',
  labels: [{ name: 'hotfix' }],
  base: { ref: 'main' },
  merge_commit_sha: 'c4295bd74fb0f4fda03689c3df3f2803b658fd85',
  created_at: '2026-01-01T10:00:00Z',
  merged_at: '2026-01-02T10:00:00Z',
};
const at = (iso: string) => Date.parse(iso);

describe('deployment_status', () => {
  it.each([
    ['success', 'success', at('2026-01-02T10:05:00Z')],
    ['failure', 'failure', at('2026-01-02T10:05:00Z')],
    ['error', 'failure', at('2026-01-02T10:05:00Z')],
    ['in_progress', 'running', undefined],
    ['queued', 'running', undefined],
  ])(
    '%s is told as %s, of the moment of the status',
    (state, status, finishedAt) => {
      expect(read('deployment_status', statusOf(state))).toEqual({
        events: {
          deployments: [
            {
              id: 'DE_1',
              environment: 'production',
              status,
              startedAt: at('2026-01-02T10:00:00Z'),
              ...(finishedAt && {
                finishedAt,
                url: 'https://ci.example.com/7',
              }),
              commitSha: deployment.sha,
              repository: repository.html_url,
              saidAt: at('2026-01-02T10:05:00Z'),
              addressee: {
                repository: repository.html_url,
                environment: 'production',
              },
            },
          ],
        },
      });
    },
  );

  it('inactive ends nothing: the deployment was replaced', () => {
    expect(read('deployment_status', statusOf('inactive'))).toEqual({
      ignored: 'a deployment that another one has replaced',
    });
  });
});

describe('pull_request', () => {
  it('merged adds to a change what a webhook knows, and leaves reviews as they are known', () => {
    expect(
      read('pull_request', {
        action: 'closed',
        repository,
        pull_request: pull,
      }),
    ).toEqual({
      events: {
        additions: {
          changes: [
            {
              id: 'octo/shop#12',
              repository: repository.html_url,
              commitShas: [pull.merge_commit_sha],
              title: 'Faster checkout',
              url: pull.html_url,
              labels: ['hotfix'],
              openedAt: at(pull.created_at),
              mergedAt: at(pull.merged_at),
              reverts: 'octo/shop#7',
              addressee: { repository: repository.html_url },
            },
          ],
        },
      },
    });
  });

  it.each([
    ['that is not merged', { ...pull, merged_at: null }],
    ['into another branch', { ...pull, base: { ref: 'release-1' } }],
  ])('%s is no change', (_, pull_request) => {
    expect(read('pull_request', { repository, pull_request })).toHaveProperty(
      'ignored',
    );
  });
});

describe('push', () => {
  const push = {
    ref: 'refs/heads/main',
    repository,
    commits: [
      {
        id: 'a'.repeat(40),
        message: 'Round prices\n\nThis reverts commit 1a2b3c4d.',
        timestamp: '2026-01-02T10:00:00+02:00',
        url: 'https://github.com/octo/shop/commit/a',
      },
      {
        id: 'b'.repeat(40),
        message: "Merge branch 'main' into feature",
        timestamp: '2026-01-02T10:00:00Z',
        url: 'https://github.com/octo/shop/commit/b',
      },
    ],
  };

  it('says nothing where changes are pull requests', () => {
    expect(read('push', push)).toEqual({
      ignored: 'changes are pull requests here',
    });
  });

  it('tells of commits where they are the changes, without merges', () => {
    expect(read('push', push, { changes: 'commits' })).toMatchObject({
      events: {
        changes: [
          {
            id: 'a'.repeat(40),
            title: 'Round prices',
            committedAt: at('2026-01-02T08:00:00Z'),
            mergedAt: at('2026-01-02T08:00:00Z'),
            reverts: '1a2b3c4d',
          },
        ],
      },
    });
  });

  it('to another branch says nothing', () => {
    expect(
      read('push', { ...push, ref: 'refs/heads/x' }, { changes: 'commits' }),
    ).toHaveProperty('ignored');
  });
});

describe('issues', () => {
  const issue = {
    number: 3,
    title: 'Checkout down',
    html_url: 'https://github.com/octo/shop/issues/3',
    labels: [{ name: 'Bug' }, { name: 'sev2' }],
    created_at: '2026-01-02T10:00:00Z',
    updated_at: '2026-01-02T12:00:00Z',
    closed_at: '2026-01-02T12:00:00Z',
  };

  it('with the label are incidents, however it is written', () => {
    expect(
      read('issues', { action: 'closed', repository, issue }),
    ).toMatchObject({
      events: {
        incidents: [
          {
            id: 'octo/shop#3',
            severity: '2',
            startedAt: at(issue.created_at),
            resolvedAt: at(issue.closed_at),
            saidAt: at(issue.updated_at),
          },
        ],
      },
    });
  });

  it.each([
    ['without the label', { ...issue, labels: [] }],
    ['that are pull requests', { ...issue, pull_request: {} }],
  ])('%s are none', (_, other) => {
    expect(
      read('issues', { action: 'opened', repository, issue: other }),
    ).toEqual({ ignored: 'an issue that is no incident' });
  });
});

it('reads a form with the body in it, which is how GitHub sets webhooks up', () => {
  const reading = source().deliveries!.read(
    delivery(
      new URLSearchParams({
        payload: JSON.stringify(statusOf('success')),
      }).toString(),
      {
        'x-github-event': 'deployment_status',
        'content-type': 'application/x-www-form-urlencoded',
      },
    ),
  );
  expect(reading).toHaveProperty('events.deployments.0.id', 'DE_1');
});

it.each([
  ['ping', { zen: 'Keep it logically awesome.' }, /a ping/],
  ['star', {}, /star says nothing about delivery/],
  ['pull_request_review', {}, /reviews are known when/],
])('ignores %s with the reason', (event, payload, why) => {
  expect(read(event, payload)).toEqual({ ignored: expect.stringMatching(why) });
});

it.each([
  [
    'a body without a deployment',
    'deployment_status',
    { repository },
    /deployment: /,
  ],
  [
    'a moment that is none',
    'deployment',
    { repository, deployment: { ...deployment, created_at: 'soon' } },
    /deployment\.created_at: is no moment/,
  ],
  ['a list', 'issues', [], /the body: /],
])('says where %s is not what GitHub documents', (_, event, payload, where) => {
  expect(() => read(event, payload)).toThrow(where);
});

it('says so when a body is no JSON, or the event is missing', () => {
  const { read: readRaw } = source().deliveries!;
  expect(() =>
    readRaw(delivery('{"half":', { 'x-github-event': 'push' })),
  ).toThrow('no JSON');
  expect(() => readRaw(delivery('{}'))).toThrow('X-GitHub-Event');
});

describe('real bodies', () => {
  // Bodies of others are read where they are there (docs/development.md).
  const folder = resolve(
    __dirname,
    '../../..',
    process.env.READINESS_SHARED_DATA ?? '../shared/data',
    'github-webhooks',
  );
  /** By file: what becomes of it, by the configuration above. */
  const expected: Record<string, unknown> = {
    'deployment/gh-pages.payload.json': 'github-pages running',
    'deployment/payload.json': 'production running',
    'deployment/with-installation.payload.json': 'production running',
    'deployment_status/gh-pages.payload.json': 'github-pages running',
    'deployment_status/payload.json': 'production success',
    'deployment_status/with-installation.payload.json': 'production success',
    'issues/labeled.payload.json': 'incident',
    'issues/labeled.with-organization.payload.json': 'incident',
    'issues/opened.payload.json': 'incident',
    'issues/opened.with-empty-body.payload.json': 'incident',
    'issues/opened.with-organization.payload.json': 'incident',
    'issues/opened.with-transfer.payload.json': 'incident',
    'pull_request/closed.payload.json': 'a pull request that is not merged',
    'pull_request/closed.with-organization.payload.json':
      'a pull request that is not merged',
    'pull_request/opened.payload.json': 'a pull request that is not merged',
    'pull_request/opened.with-null-body.json':
      'a pull request that is not merged',
    'pull_request/opened.with-organization.payload.json':
      'a pull request that is not merged',
    'push/1.payload.json': 'changes are pull requests here',
    'push/payload.json': 'changes are pull requests here',
    'push/with-installation.payload.json': 'changes are pull requests here',
    'push/with-new-branch.payload.json': 'changes are pull requests here',
    'push/with-no-username-committer.payload.json':
      'changes are pull requests here',
    'push/with-organization.payload.json': 'changes are pull requests here',
    'release/published.payload.json': 'production success',
    'release/published.with-discussion-url.payload.json': 'production success',
    'release/released.json': 'production success',
    'workflow_run/completed.payload.json': 'production success',
    'workflow_run/completed.with-pull-requests.payload.json':
      'production success',
    'workflow_run/requested.payload.json': 'a run that is not over',
    'workflow_run/requested.with-conclusion.payload.json':
      'a run that is not over',
  };

  it('become what they say, every one of them', () => {
    if (!existsSync(folder)) return;
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter(file => file.endsWith('.json'))
      .sort();
    const said = files.map(file => {
      const body: unknown = JSON.parse(
        readFileSync(join(folder, file), 'utf8'),
      );
      const reading = read(file.split('/', 1).join(), body);
      if ('ignored' in reading) return [file, reading.ignored];
      const { deployments = [], incidents = [] } = reading.events;
      const [first] = deployments;
      return [
        file,
        first
          ? `${first.environment} ${first.status}`
          : incidents.length > 0 && 'incident',
      ];
    });
    expect(Object.fromEntries(said)).toEqual(expected);
  });

  it('of pushes are commits where the configuration says so', () => {
    if (!existsSync(folder)) return;
    const body: unknown = JSON.parse(
      readFileSync(join(folder, 'push/with-new-branch.payload.json'), 'utf8'),
    );
    expect(read('push', body, { changes: 'commits' })).toMatchObject({
      events: {
        changes: [
          {
            id: '6113728f27ae82c7b1a177c8d03f9e96e0adf246',
            title: 'Initial commit',
            committedAt: at('2019-05-15T15:19:25Z'),
          },
        ],
      },
    });
  });
});
