import type { JsonObject } from '@backstage/types';
import { failings, type HostileServer } from './HostileServer';
import { inAddress, secrets } from './secrets';
import { withUser } from './withUser';

/** Runs when it is told to. */
const manual = {
  frequency: { trigger: 'manual' },
  timeout: { minutes: 1 },
};

/** A configuration with a secret wherever one may stand. */
export function plantedConfig(
  {
    source,
    codeHost,
    gitlab,
  }: Record<'source' | 'codeHost' | 'gitlab', HostileServer>,
  catalogFile: string,
): JsonObject {
  const access = (token: string, subject: string, permission?: string) => ({
    type: 'static',
    options: { token, subject },
    accessRestrictions: [
      { plugin: 'readiness', ...(permission && { permission }) },
    ],
  });
  const definitions = failings
    .filter(name => name !== 'silent')
    .map(
      name =>
        `${source.url}/${name}/rules.yaml?code=${inAddress(
          'definitionsQuery',
        )}&path=/${name}.yaml`,
    );
  return {
    app: { baseUrl: 'http://localhost' },
    backend: {
      baseUrl: 'http://localhost',
      auth: {
        externalAccess: [
          access(secrets.ciToken, 'external:ci', 'readiness.facts.push'),
          access(secrets.operatorToken, 'external:operator'),
          ...(['cdevents', 'devlake'] as const).map(tool =>
            access(
              secrets[`${tool}Token`],
              `external:${tool}`,
              'readiness.event.push',
            ),
          ),
        ],
      },
      reading: { allow: [{ host: source.host }] },
    },
    auth: { providers: { example: {} } },
    integrations: {
      github: [
        {
          host: codeHost.host,
          apiBaseUrl: `${codeHost.url}/api`,
          rawBaseUrl: `${codeHost.url}/raw`,
          token: secrets.hostToken,
        },
      ],
      gitlab: [
        {
          host: gitlab.host,
          baseUrl: gitlab.url,
          apiBaseUrl: `${gitlab.url}/api/v4`,
          token: secrets.gitlabToken,
        },
      ],
    },
    catalog: {
      processingInterval: { seconds: 2 },
      locations: [
        {
          type: 'file',
          target: catalogFile,
          rules: [{ allow: ['Component', 'Group', 'User'] }],
        },
      ],
    },
    readiness: {
      catalog: { schedule: manual },
      definitionsSchedule: manual,
      definitions: [
        ...definitions,
        `${withUser(source, 'definitionsPassword')}/broken/rules.yaml`,
      ].map(target => ({ type: 'url', target })),
      delivery: {
        sources: [
          {
            id: 'deploys',
            title: 'Deploys',
            subjects: ['external:operator'],
          },
        ],
        github: [
          {
            host: codeHost.host,
            webhookSecrets: [secrets.githubWebhook],
            pull: { schedule: manual },
          },
        ],
        gitlab: [
          {
            host: gitlab.host,
            webhookTokens: [secrets.gitlabWebhook],
            pull: { schedule: manual },
          },
        ],
        cdevents: { subjects: ['external:cdevents'] },
        devlake: { subjects: ['external:devlake'] },
      },
      pushedFacts: [
        {
          id: 'pipelines',
          title: 'Pipelines',
          facts: [{ name: 'quality.testCoverage', validity: { days: 30 } }],
          subjects: ['external:ci'],
        },
      ],
      collectors: {
        kubernetes: {
          clusters: failings.map(name => ({
            name,
            url: `${source.url}/cluster/${name}`,
            token: secrets.clusterToken,
          })),
          schedule: manual,
        },
        links: {
          internalHosts: [source.host],
          timeoutSeconds: 1,
          schedule: manual,
        },
        repository: { limits: { timeoutSeconds: 1 }, schedule: manual },
        security: {
          scorecard: {
            api: { baseUrl: source.url, token: secrets.scorecardToken },
            schedule: manual,
          },
          scans: { schedule: manual },
        },
      },
    },
  };
}
