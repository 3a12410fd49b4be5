import { z } from 'zod';
import { idPath } from './act';
import { activityListSchema, activityQuerySchema } from './activity';
import { assessBodySchema, assessmentsSchema } from './assessment';
import {
  attestBodySchema,
  attestResultSchema,
  attestationActSchema,
  attestationListSchema,
  attestationQuerySchema,
  withdrawAttestationBodySchema,
} from './attestation';
import { checkRecordSchema } from './checkRecord';
import { collectorListSchema, statusSchema } from './collector';
import {
  answerDisputeBodySchema,
  disputeBodySchema,
  disputeListSchema,
  disputeQuerySchema,
  disputeViewSchema,
} from './dispute';
import { groupViewSchema, scorecardListSchema } from './scorecard';
import {
  deliveryEventListSchema,
  deliveryEventQuerySchema,
  deliveryQuerySchema,
  deliveryViewSchema,
  eventSourceListSchema,
  mappingAnswerSchema,
  mappingQuerySchema,
  receivedEventListSchema,
  receivedEventQuerySchema,
} from './delivery';
import {
  pushDeploymentBodySchema,
  pushEventsBodySchema,
  pushEventsResultSchema,
  pushIncidentBodySchema,
} from './pushEvents';
import { pushFactsBodySchema, pushFactsResultSchema } from './push';
import { factSeriesSchema } from './series';
import {
  factListSchema,
  historySchema,
  scorecardExplanationSchema,
  serviceCardSchema,
  serviceListSchema,
  serviceQuerySchema,
} from './service';
import {
  decideWaiverBodySchema,
  endWaiverBodySchema,
  requestWaiverBodySchema,
  waiverActSchema,
  waiverListSchema,
  waiverQuerySchema,
} from './waiver';

const entityPath = z.object({
  kind: z.string().min(1).max(63),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(63),
});

/**
 * Every operation of the API, once. The served OpenAPI document, the router's checks and the typed client are
 * derived from this table.
 *
 * @public
 */
export const operations = {
  listServices: {
    method: 'get',
    path: '/services',
    summary: 'Services and where they stand on a scorecard',
    query: serviceQuerySchema,
    response: serviceListSchema,
  },
  getService: {
    method: 'get',
    path: '/services/{kind}/{namespace}/{name}',
    summary: 'One service: owner, levels, next steps, and what you may do',
    params: entityPath,
    response: serviceCardSchema,
  },
  explainScorecard: {
    method: 'get',
    path: '/services/{kind}/{namespace}/{name}/scorecards/{scorecardId}',
    summary: 'Every check of a scorecard for one service, down to the facts',
    params: entityPath.extend({ scorecardId: z.string().max(63) }),
    response: scorecardExplanationSchema,
  },
  getCheckRecord: {
    method: 'get',
    path: '/services/{kind}/{namespace}/{name}/checks/{checkId}/record',
    summary:
      'What people did about one check of a service, with what you may do, and how the numbers that it reads went',
    params: entityPath.extend({ checkId: z.string().max(63) }),
    response: checkRecordSchema,
  },
  getHistory: {
    method: 'get',
    path: '/services/{kind}/{namespace}/{name}/history',
    summary: 'Changes of levels and outcomes with their causes, newest first',
    params: entityPath,
    query: z.object({
      scorecard: z.string().max(63).optional(),
      kind: z.enum(['level', 'check']).optional(),
      check: z
        .string()
        .max(63)
        .optional()
        .describe('A check id: only its changes of outcome'),
      limit: z.coerce.number().int().min(1).max(200).optional(),
      cursor: z.string().max(2000).optional(),
    }),
    response: historySchema,
  },
  listFacts: {
    method: 'get',
    path: '/services/{kind}/{namespace}/{name}/facts',
    summary: 'Every known fact of one service with source and age',
    params: entityPath,
    response: factListSchema,
  },
  getFactSeries: {
    method: 'get',
    path: '/services/{kind}/{namespace}/{name}/facts/{factName}/series',
    summary: 'How a number that is kept over time went for one service',
    params: entityPath.extend({ factName: z.string().min(1).max(120) }),
    response: factSeriesSchema,
  },
  refreshService: {
    method: 'post',
    path: '/services/{kind}/{namespace}/{name}/refresh',
    summary:
      'Collect and evaluate one service now; the answer holds the new result',
    params: entityPath,
    response: serviceCardSchema,
  },
  listScorecards: {
    method: 'get',
    path: '/scorecards',
    summary: 'Scorecards with their distribution and what holds services back',
    response: scorecardListSchema,
  },
  getGroup: {
    method: 'get',
    path: '/groups/{kind}/{namespace}/{name}',
    summary: 'Levels of all services below a group',
    params: entityPath,
    query: z.object({ scorecard: z.string().max(63).optional() }),
    response: groupViewSchema,
  },
  getAssessments: {
    method: 'get',
    path: '/groups/{kind}/{namespace}/{name}/assessments',
    summary:
      'What a group says of itself: the newest answers, their score, and earlier ones',
    params: entityPath,
    response: assessmentsSchema,
  },
  assess: {
    method: 'post',
    path: '/groups/{kind}/{namespace}/{name}/assessments',
    summary:
      'Answer the quick check or the questions about capabilities for a group; earlier answers stay',
    params: entityPath,
    body: assessBodySchema,
    response: assessmentsSchema,
  },
  listCollectors: {
    method: 'get',
    path: '/collectors',
    summary: 'Collectors with their last run, lag and errors',
    response: collectorListSchema,
  },
  getStatus: {
    method: 'get',
    path: '/status',
    summary: 'State of catalog synchronisation, queue and configuration',
    response: statusSchema,
  },
  listAttestations: {
    method: 'get',
    path: '/attestations',
    summary: 'Attestations of services, what runs out first comes first',
    query: attestationQuerySchema,
    response: attestationListSchema,
  },
  attest: {
    method: 'post',
    path: '/attestations',
    summary:
      'Attest checks of services; good items are kept, each bad one is named',
    body: attestBodySchema,
    response: attestResultSchema,
  },
  withdrawAttestation: {
    method: 'post',
    path: '/attestations/{id}/withdrawal',
    summary: 'Take an attestation back before it expires',
    params: idPath,
    body: withdrawAttestationBodySchema,
    response: attestationActSchema,
  },
  listWaivers: {
    method: 'get',
    path: '/waivers',
    summary: 'Waivers and requests for them, what ends first comes first',
    query: waiverQuerySchema,
    response: waiverListSchema,
  },
  requestWaiver: {
    method: 'post',
    path: '/waivers',
    summary: 'Ask for permission to miss checks on a service until a date',
    body: requestWaiverBodySchema,
    response: waiverActSchema,
  },
  decideWaiver: {
    method: 'post',
    path: '/waivers/{id}/decision',
    summary: 'Approve or refuse a request, once',
    params: idPath,
    body: decideWaiverBodySchema,
    response: waiverActSchema,
  },
  endWaiver: {
    method: 'post',
    path: '/waivers/{id}/end',
    summary: 'Take a request back, or end a waiver before its time',
    params: idPath,
    body: endWaiverBodySchema,
    response: waiverActSchema,
  },
  listDisputes: {
    method: 'get',
    path: '/disputes',
    summary: 'Facts that somebody says are wrong, oldest first',
    query: disputeQuerySchema,
    response: disputeListSchema,
  },
  dispute: {
    method: 'post',
    path: '/disputes',
    summary: 'Say that a fact is wrong, to whoever owns its collector',
    body: disputeBodySchema,
    response: disputeViewSchema,
  },
  answerDispute: {
    method: 'post',
    path: '/disputes/{id}/answer',
    summary: 'Answer a dispute and close it',
    params: idPath,
    body: answerDisputeBodySchema,
    response: disputeViewSchema,
  },
  listActivity: {
    method: 'get',
    path: '/activity',
    summary: 'Who did what, newest first',
    query: activityQuerySchema,
    response: activityListSchema,
  },
  pushFacts: {
    method: 'post',
    path: '/facts',
    summary:
      'Push what a source knows about entities; good items are kept, each bad one is named, and the answer holds the new levels',
    body: pushFactsBodySchema,
    response: pushFactsResultSchema,
  },
  getDelivery: {
    method: 'get',
    path: '/delivery',
    summary:
      'How a service, a group, a system, a domain or the company delivers: figures with their formula, trend and course',
    query: deliveryQuerySchema,
    response: deliveryViewSchema,
  },
  listDeliveryEvents: {
    method: 'get',
    path: '/delivery/events',
    summary: 'Deployments, changes and incidents of one service, newest first',
    query: deliveryEventQuerySchema,
    response: deliveryEventListSchema,
  },
  pushEvents: {
    method: 'post',
    path: '/delivery/events',
    summary:
      'Push deployments, changes and incidents; good ones are kept, each bad one is named',
    body: pushEventsBodySchema,
    largestBody: '10mb',
    response: pushEventsResultSchema,
  },
  pushDeployment: {
    method: 'post',
    path: '/delivery/deployments',
    summary: 'Push one deployment',
    body: pushDeploymentBodySchema,
    response: pushEventsResultSchema,
  },
  pushIncident: {
    method: 'post',
    path: '/delivery/incidents',
    summary: 'Push one incident, or that it is over',
    body: pushIncidentBodySchema,
    response: pushEventsResultSchema,
  },
  listReceivedEvents: {
    method: 'get',
    path: '/delivery/received',
    summary:
      'Events that are for no service yet or cannot be read, newest first',
    query: receivedEventQuerySchema,
    response: receivedEventListSchema,
  },
  listEventSources: {
    method: 'get',
    path: '/delivery/sources',
    summary: 'Sources of events, how they do, and the mapping in order',
    response: eventSourceListSchema,
  },
  testMapping: {
    method: 'get',
    path: '/delivery/mapping',
    summary: 'For which services an event would be, and why; stores nothing',
    query: mappingQuerySchema,
    response: mappingAnswerSchema,
  },
} as const;

/** @public */
export type Operations = typeof operations;
/** @public */
export type OperationName = keyof Operations;
