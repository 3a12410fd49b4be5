import { mockServices } from '@backstage/backend-test-utils';
import { ScmIntegrations } from '@backstage/integration';
import type { Delivery } from '@service-readiness/backstage-plugin-readiness-node';
import { gitlabSource } from './gitlabSource';
import { readGitlabConfig } from './readGitlabConfig';

const token = 'the token of the webhook';

function source(config: object = {}) {
  const root = mockServices.rootConfig({
    data: {
      readiness: {
        delivery: {
          gitlab: [
            {
              webhookTokens: ['another token, retired soon', token],
              incidentLabel: 'outage',
              releases: 'production',
              ...config,
            },
          ],
        },
      },
    },
  });
  const [gitlab] = readGitlabConfig(root) ?? [];
  return gitlabSource(gitlab!, ScmIntegrations.fromConfig(root), () => 0);
}

function delivery(
  body: string,
  headers: Record<string, string> = {},
): Delivery {
  return {
    headers,
    body: Buffer.from(body),
    path: '',
    receivedAt: Date.UTC(2026, 0, 1),
  };
}

const read = (event: string, payload: unknown, config?: object) =>
  source(config).deliveries!.read(
    delivery(JSON.stringify(payload), { 'x-gitlab-event': event }),
  );

const at = (text: string) => Date.parse(text);

// The bodies are those that https://docs.gitlab.com/user/project/integrations/webhook_events/ shows, without what is
// not read.
const project = {
  id: 30,
  name: 'shop',
  web_url: 'https://gitlab.example.com/acme/shop',
  path_with_namespace: 'acme/shop',
  default_branch: 'main',
};
const deployment = {
  object_kind: 'deployment',
  status: 'success',
  status_changed_at: '2021-04-28 21:50:00 +0200',
  deployment_id: 15,
  deployable_id: 796,
  deployable_url: 'https://gitlab.example.com/acme/shop/-/jobs/796',
  environment: 'staging',
  environment_tier: 'staging',
  project,
  short_sha: '279484c0',
  commit_url:
    'https://gitlab.example.com/acme/shop/-/commit/279484c09fbe69ededfced8c1bb6e6d24616b468',
  commit_title: 'Add new file',
};
const release = {
  object_kind: 'release',
  id: 1,
  created_at: '2020-11-02 12:55:12 UTC',
  released_at: '2020-11-02 12:55:12 UTC',
  name: 'Version 1.1',
  tag: 'v1.1',
  project,
  url: 'https://gitlab.example.com/acme/shop/-/releases/v1.1',
  action: 'create',
  commit: { id: 'ee0a3fb31ac16e11b9dbb596ad16d4af654d08f8' },
};
const mergeRequest = {
  object_kind: 'merge_request',
  project,
  labels: [{ id: 206, title: 'hotfix' }],
  object_attributes: {
    iid: 12,
    title: 'MS-Viewport',
    description: 'This reverts merge request acme/other!7',
    url: 'https://gitlab.example.com/acme/shop/-/merge_requests/12',
    action: 'merge',
    state: 'merged',
    target_branch: 'main',
    merge_commit_sha: 'c'.repeat(40),
    last_commit: { id: 'da1560886d4f094c3e6c9ef40349f7d38b5d27d7' },
    created_at: '2013-12-03T17:23:34Z',
    updated_at: '2013-12-04 17:23:34 UTC',
  },
};
const issue = {
  object_kind: 'work_item',
  project,
  labels: [{ title: 'service::checkout' }],
  object_attributes: {
    iid: 23,
    title: 'Checkout down',
    url: 'https://gitlab.example.com/acme/shop/-/issues/23',
    type: 'Incident',
    severity: 'high',
    state: 'opened',
    action: 'open',
    created_at: '2013-12-03T17:15:43Z',
    updated_at: '2013-12-03T18:15:43Z',
  },
};

describe('a token', () => {
  it.each([
    ['that is expected is true', { 'x-gitlab-token': token }, true],
    [
      'that is to be retired is true',
      { 'x-gitlab-token': 'another token, retired soon' },
      true,
    ],
    [
      'that is another one is false',
      { 'x-gitlab-token': 'the token of the webhooK' },
      false,
    ],
    ['that is longer is false', { 'x-gitlab-token': `${token} ` }, false],
    ['that is empty is false', { 'x-gitlab-token': '' }, false],
    ['that is missing is false', {}, false],
  ])('%s', (_, headers, isTrue) => {
    const { authorise } = source().deliveries!;
    expect(
      authorise.by === 'signature' && authorise.verify(delivery('{}', headers)),
    ).toBe(isTrue);
  });

  it('that is not configured gives no route', () => {
    expect(() => source({ webhookTokens: undefined })).toThrow(
      /neither listens nor asks/,
    );
  });
});

describe('a delivery', () => {
  const { deliveryId } = source().deliveries!;

  it('is known by its idempotency key, which stays when it is sent again', () => {
    const headers = {
      'idempotency-key': 'f5e5f430-f57b-4e6e-9fac-d9128cd7232f',
      'x-gitlab-event-uuid': '13792a34-cac6-4fda-95a8-c58e00a3954e',
    };
    expect(deliveryId!(delivery('{}', headers))).toBe(
      'f5e5f430-f57b-4e6e-9fac-d9128cd7232f',
    );
  });

  it('of an older GitLab is known by its event and its body, since events share their id', () => {
    const headers = { 'x-gitlab-event-uuid': '13792a34' };
    const idOf = (body: string) => deliveryId!(delivery(body, headers));
    expect(idOf('{}')).toBe(idOf('{}'));
    expect(idOf('{}')).not.toBe(idOf('{"other":1}'));
    expect(deliveryId!(delivery('{}'))).toBeUndefined();
  });
});

describe('Deployment Hook', () => {
  it('tells of a deployment, with the whole commit', () => {
    expect(read('Deployment Hook', deployment)).toEqual({
      events: {
        deployments: [
          {
            id: 'deployment/15',
            environment: 'staging',
            status: 'success',
            finishedAt: at('2021-04-28T19:50:00Z'),
            commitSha: '279484c09fbe69ededfced8c1bb6e6d24616b468',
            repository: project.web_url,
            title: 'Add new file',
            url: deployment.deployable_url,
            saidAt: at('2021-04-28T19:50:00Z'),
            addressee: { repository: project.web_url, environment: 'staging' },
          },
        ],
      },
    });
  });

  it.each([
    ['running', 'running'],
    ['failed', 'failure'],
    ['canceled', 'cancelled'],
  ])('that is %s is told as %s', (status, told) => {
    expect(read('Deployment Hook', { ...deployment, status })).toHaveProperty(
      'events.deployments.0.status',
      told,
    );
  });

  it('that was skipped deployed nothing', () => {
    expect(
      read('Deployment Hook', { ...deployment, status: 'skipped' }),
    ).toEqual({ ignored: 'a deployment that is skipped' });
  });
});

describe('Release Hook', () => {
  it('tells of a deployment where releases are', () => {
    expect(read('Release Hook', release)).toEqual({
      events: {
        deployments: [
          {
            id: 'release/acme/shop@v1.1',
            environment: 'production',
            status: 'success',
            finishedAt: at('2020-11-02T12:55:12Z'),
            version: 'v1.1',
            commitSha: release.commit.id,
            repository: project.web_url,
            title: 'Version 1.1',
            url: release.url,
            addressee: {
              repository: project.web_url,
              environment: 'production',
            },
          },
        ],
      },
    });
  });

  it.each<[string, object, object]>([
    ['where they are none', release, { releases: undefined }],
    ['that is gone', { ...release, action: 'delete' }, {}],
    [
      'still to come',
      { ...release, released_at: '2030-01-01 00:00:00 UTC' },
      {},
    ],
  ])('says nothing of a release %s', (_, payload, config) => {
    expect(read('Release Hook', payload, config)).toHaveProperty('ignored');
  });
});

describe('Merge Request Hook', () => {
  it('of the merge adds to a change what it knows', () => {
    expect(read('Merge Request Hook', mergeRequest)).toEqual({
      events: {
        additions: {
          changes: [
            {
              id: 'acme/shop!12',
              repository: project.web_url,
              commitShas: [
                'c'.repeat(40),
                'da1560886d4f094c3e6c9ef40349f7d38b5d27d7',
              ],
              title: 'MS-Viewport',
              url: 'https://gitlab.example.com/acme/shop/-/merge_requests/12',
              labels: ['hotfix'],
              openedAt: at('2013-12-03T17:23:34Z'),
              mergedAt: at('2013-12-04T17:23:34Z'),
              reverts: 'acme/other!7',
              addressee: { repository: project.web_url },
            },
          ],
        },
      },
    });
  });

  it.each([
    ['of an approval', { action: 'approved' }],
    ['of a label that comes later', { action: 'update', state: 'merged' }],
    ['to another branch', { target_branch: 'release-1' }],
  ])('%s is no change', (_, more) => {
    const object_attributes = { ...mergeRequest.object_attributes, ...more };
    expect(
      read('Merge Request Hook', { ...mergeRequest, object_attributes }),
    ).toHaveProperty('ignored');
  });
});

describe('Issue Hook', () => {
  const changed = (more: object, labels: object[] = issue.labels) => ({
    ...issue,
    labels,
    object_attributes: { ...issue.object_attributes, ...more },
  });

  it('of an incident tells of it, as its service and severity', () => {
    expect(read('Issue Hook', issue)).toEqual({
      events: {
        incidents: [
          {
            id: 'acme/shop#23',
            title: 'Checkout down',
            url: 'https://gitlab.example.com/acme/shop/-/issues/23',
            severity: 'high',
            startedAt: at('2013-12-03T17:15:43Z'),
            saidAt: at('2013-12-03T18:15:43Z'),
            addressee: { repository: project.web_url, service: 'checkout' },
          },
        ],
      },
    });
  });

  it.each([
    [
      'is closed without saying when',
      { state: 'closed' },
      '2013-12-03T18:15:43Z',
    ],
    [
      'is closed and says when',
      { state: 'closed', closed_at: '2013-12-03T18:00:00Z' },
      '2013-12-03T18:00:00Z',
    ],
  ])('tells that it is over when it %s', (_, more, resolvedAt) => {
    expect(read('Issue Hook', changed(more))).toHaveProperty(
      'events.incidents.0.resolvedAt',
      at(resolvedAt),
    );
  });

  it('tells of a reopened one that it goes on', () => {
    const reopened = changed({
      state: 'opened',
      closed_at: '2013-12-03T18:00:00Z',
    });
    expect(read('Issue Hook', reopened)).not.toHaveProperty(
      'events.incidents.0.resolvedAt',
    );
  });

  it('of an issue tells of an incident when it has the label', () => {
    const labelled = changed({ type: 'Issue' }, [{ title: 'Outage' }]);
    expect(read('Issue Hook', labelled)).toHaveProperty('events.incidents.0');
    expect(read('Issue Hook', changed({ type: 'Issue' }))).toEqual({
      ignored: 'an issue that is no incident',
    });
  });
});

it('ignores what says nothing about delivery, with the reason', () => {
  expect(read('Wiki Page Hook', {})).toEqual({
    ignored: 'Wiki Page Hook says nothing about delivery',
  });
});

it.each([
  ['Deployment Hook', { project }, /^status: /],
  ['Issue Hook', [], /^the body: /],
  [
    'Release Hook',
    { ...release, released_at: 'soon' },
    /^released_at: is no moment/,
  ],
])(
  'says where the body of a %s is not what GitLab documents',
  (event, payload, where) => {
    expect(() => read(event, payload)).toThrow(where);
  },
);

it('says so when a body is no JSON, or the event is missing', () => {
  const { read: readRaw } = source().deliveries!;
  expect(() =>
    readRaw(delivery('{"half":', { 'x-gitlab-event': 'Issue Hook' })),
  ).toThrow('no JSON');
  expect(() => readRaw(delivery('{}'))).toThrow('X-Gitlab-Event');
});
