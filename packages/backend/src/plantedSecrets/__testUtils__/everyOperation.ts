import type {
  OperationInput,
  OperationName,
} from '@service-readiness/backstage-plugin-readiness-common';
import { failings } from './HostileServer';
import { inAddress, secrets } from './secrets';

const service = (name: string) => ({
  kind: 'component',
  namespace: 'default',
  name,
});
const payments = { kind: 'group', namespace: 'default', name: 'payments' };
const every = failings.map(service);
const entityRef = 'component:default/broken';
const deployment = { environment: 'production', status: 'success' };
const eventWithPassword = {
  url: `https://bot:${inAddress('eventPassword')}@ci.example.com/runs/1`,
};
/** As a pipeline has it that clones with a token. */
const eventOfRepository = {
  repository: `https://bot:${inAddress(
    'repositoryPassword',
  )}@git.example.com/acme/nowhere`,
};
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString();

/**
 * What the API is asked: every operation in a way that works, and where people write something, in one that does not.
 * The test says which operation is missing here.
 */
export function everyOperation(ids: {
  attestation: string;
  waiver: string;
  dispute: string;
}): { [O in OperationName]?: Array<OperationInput<O>> } {
  return {
    listServices: [{}, { query: { orderBy: 'level', limit: 1 } }],
    getService: [...every, service('nobody')],
    explainScorecard: every.map(one => ({
      ...one,
      scorecardId: 'production-readiness',
    })),
    getCheckRecord: every.map(one => ({ ...one, checkId: 'has-runbook' })),
    getHistory: every,
    listFacts: every,
    getFactSeries: every.map(one => ({
      ...one,
      factName: 'quality.testCoverage',
    })),
    // Somebody would wait for what is silent.
    refreshService: every.filter(({ name }) => name !== 'silent'),
    listScorecards: [{}],
    getGroup: [payments],
    getAssessments: [payments],
    assess: [
      { ...payments, body: { quickCheck: { leadtime: 4, changefailure: 10 } } },
      { ...payments, body: { capabilities: {} } },
    ],
    listCollectors: [{}],
    getStatus: [{}],
    listAttestations: [{}, { query: { state: 'withdrawn' } }],
    attest: [
      'https://wiki.example.com/costs',
      `https://ines:${inAddress('evidencePassword')}@wiki.example.com/costs`,
    ].map(evidence => ({
      body: {
        items: [{ entityRef, checkId: 'cost-estimated' }],
        comment: 'The bill.',
        evidence,
        expiresAt: inDays(20),
      },
    })),
    withdrawAttestation: [
      { id: ids.attestation, body: { comment: 'It was another bill.' } },
    ],
    listWaivers: [{}],
    requestWaiver: [
      {
        body: {
          entityRef,
          checkIds: ['has-runbook'],
          reason: 'plannedWork',
          explanation: 'Soon.',
          until: inDays(9),
        },
      },
    ],
    decideWaiver: [{ id: ids.waiver, body: { outcome: 'approved' } }],
    endWaiver: [{ id: ids.waiver, body: { comment: 'It is met.' } }],
    listDisputes: [{}],
    dispute: [
      {
        body: {
          entityRef,
          checkId: 'has-runbook',
          comment: 'It has one.',
          factName: 'links.runbook',
        },
      },
    ],
    answerDispute: [
      { id: ids.dispute, body: { outcome: 'accepted', comment: 'It has.' } },
    ],
    listActivity: [{}],
    pushEvents: [
      {
        body: {
          deployments: [
            { id: 'd-1', entityRef, finishedAt: new Date().toISOString() },
            { ...eventWithPassword, id: 'd-2', entityRef },
            { ...eventOfRepository, id: 'd-3' },
          ],
        },
      },
    ],
    pushDeployment: [
      { body: { ...deployment, id: 'd-4', entityRef } },
      { body: { ...deployment, ...eventWithPassword, id: 'd-5', entityRef } },
      { body: { ...deployment, ...eventOfRepository, id: 'd-6' } },
    ],
    pushIncident: [
      { body: { id: 'i-1', entityRef, startedAt: inDays(-1) } },
      {
        body: {
          ...eventWithPassword,
          ...eventOfRepository,
          id: 'i-2',
          startedAt: inDays(-1),
        },
      },
    ],
    listReceivedEvents: [{}],
    listEventSources: [{}],
    testMapping: [{ query: { entity: entityRef } }],
    getDelivery: [{}, { query: { entity: entityRef } }],
    listDeliveryEvents: [{ query: { entity: entityRef } }],
    pushFacts: [
      {
        body: {
          items: [
            { entityRef, facts: { 'quality.testCoverage': 70 } },
            {
              entityRef: 'component:default/gone',
              facts: { 'quality.testCoverage': secrets.pushedValue },
            },
          ],
        },
      },
    ],
  };
}
