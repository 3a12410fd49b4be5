import { z } from 'zod';
import { collectorListSchema, statusSchema } from './collector';
import { groupViewSchema, scorecardListSchema } from './scorecard';
import {
  factListSchema,
  historySchema,
  scorecardExplanationSchema,
  serviceCardSchema,
  serviceListSchema,
  serviceQuerySchema,
} from './service';

const entityPath = z.object({
  kind: z.string().min(1).max(63),
  namespace: z.string().min(1).max(63),
  name: z.string().min(1).max(63),
});

/**
 * Every operation of the API, once. The served OpenAPI document, the router's checks and the typed client are
 * derived from this table.
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
} as const;

export type Operations = typeof operations;
export type OperationName = keyof Operations;
