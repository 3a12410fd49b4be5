import { createHmac } from 'node:crypto';
import type { HostileServer } from './HostileServer';
import { secrets } from './secrets';

/** What a source of events delivers, and how it proves that it is the source. */
export interface PlantedDelivery {
  /** Below `/events`. */
  path: string;
  body: string;
  headers: Record<string, string>;
  /** As somebody sends it who does not know the secret. */
  forged: Record<string, string>;
}

const at = '2026-03-02T10:00:00Z';
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

/** One delivery to each source of events that says something, and one to each that it cannot read. */
export function plantedDeliveries(hosts: {
  codeHost: HostileServer;
  gitlab: HostileServer;
}): PlantedDelivery[] {
  return [
    ...[githubDeployment(hosts.codeHost), { unheard: 'of' }].map(
      (payload, number) => {
        const body = JSON.stringify(payload);
        const signed = (secret: string) => ({
          'x-hub-signature-256': `sha256=${createHmac('sha256', secret)
            .update(body)
            .digest('hex')}`,
          'x-github-event': 'deployment_status',
          'x-github-delivery': `delivery-${number}`,
        });
        return {
          path: 'github',
          body,
          headers: signed(secrets.githubWebhook),
          forged: signed(secrets.wrongToken),
        };
      },
    ),
    ...[gitlabDeployment(hosts.gitlab), { unheard: 'of' }].map(
      (payload, number) => {
        const withToken = (token: string) => ({
          'x-gitlab-token': token,
          'x-gitlab-event': 'Deployment Hook',
          'idempotency-key': `delivery-${number}`,
        });
        return {
          path: 'gitlab',
          body: JSON.stringify(payload),
          headers: withToken(secrets.gitlabWebhook),
          forged: withToken(secrets.wrongToken),
        };
      },
    ),
    ...[
      { path: 'cdevents', payload: cdevent },
      { path: 'cdevents', payload: { unheard: 'of' } },
      { path: 'devlake/connections/1/deployments', payload: build },
      { path: 'devlake/connections/1/deployments', payload: { unheard: 'of' } },
    ].map(({ path, payload }) => ({
      path,
      body: JSON.stringify(payload),
      headers: bearer(
        path === 'cdevents' ? secrets.cdeventsToken : secrets.devlakeToken,
      ),
      forged: bearer(secrets.wrongToken),
    })),
  ];
}

const githubDeployment = ({ url }: HostileServer) => ({
  repository: {
    full_name: 'acme/broken',
    html_url: `${url}/acme/broken`,
    default_branch: 'main',
  },
  deployment: {
    node_id: 'DE_1',
    sha: 'a'.repeat(40),
    ref: 'main',
    environment: 'production',
    description: null,
    created_at: at,
    updated_at: at,
  },
  deployment_status: { state: 'success', created_at: at },
});

const gitlabDeployment = ({ url }: HostileServer) => ({
  status: 'success',
  status_changed_at: at,
  deployment_id: 15,
  environment: 'production',
  project: {
    path_with_namespace: 'acme/broken',
    web_url: `${url}/acme/broken`,
    default_branch: 'main',
  },
});

const cdevent = {
  context: {
    specversion: '0.5.1',
    id: '1',
    source: '/acme',
    type: 'dev.cdevents.service.deployed.0.3.0',
    timestamp: at,
  },
  subject: {
    id: 'broken',
    content: {
      environment: { id: 'production' },
      artifactId: 'pkg:oci/broken@1.4.0',
    },
  },
};

const build = {
  id: 'build-77',
  startedDate: at,
  finishedDate: at,
  result: 'SUCCESS',
  deploymentCommits: [
    { repoUrl: 'https://github.com/acme/broken', commitSha: 'a'.repeat(40) },
  ],
};
