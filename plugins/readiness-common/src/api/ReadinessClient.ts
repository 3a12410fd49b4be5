import { InputError, ResponseError } from '@backstage/errors';
import type { z } from 'zod';
import { operations, type OperationName, type Operations } from './operations';

/**
 * What an operation is asked with: its path parameters, and its query and body apart from them, because a name may
 * occur in several.
 *
 * @public
 */
export type OperationInput<O extends OperationName> = (Operations[O] extends {
  params: infer P extends z.ZodType;
}
  ? z.output<P>
  : unknown) &
  (Operations[O] extends { query: infer Q extends z.ZodType }
    ? { query?: z.output<Q> }
    : unknown) &
  (Operations[O] extends { body: infer B extends z.ZodType }
    ? { body: z.output<B> }
    : unknown);

/**
 * What an operation answers.
 *
 * @public
 */
export type OperationResult<O extends OperationName> = z.output<
  Operations[O]['response']
>;

/** @public */
export interface ReadinessRequestOptions {
  /** A Backstage token, for callers whose `fetch` does not add one: back ends and command lines. */
  token?: string;
  /** Ends the request early. */
  signal?: AbortSignal;
}

/**
 * The API as a caller sees it: one method for every operation of the table.
 *
 * @public
 */
export type ReadinessApi = {
  [O in OperationName]: (
    ...args: Record<never, never> extends OperationInput<O>
      ? [input?: OperationInput<O>, options?: ReadinessRequestOptions]
      : [input: OperationInput<O>, options?: ReadinessRequestOptions]
  ) => Promise<OperationResult<O>>;
};

/**
 * A path with its parameters filled in. A segment that a URL parser would resolve away is refused, for it would
 * address another resource.
 */
function fillPath(template: string, values: Record<string, unknown>): string {
  return template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = String(values[name] ?? '');
    if (value === '' || value === '.' || value === '..') {
      throw new InputError(`"${value}" is not a valid ${name}`);
    }
    return encodeURIComponent(value);
  });
}

function queryString(values: object): string {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    if (value !== undefined) query.set(name, String(value));
  }
  const text = query.toString();
  return text && `?${text}`;
}

/**
 * Calls the readiness backend, from a browser, a backend or a command line. Every method answers with the parsed
 * body, or throws a `ResponseError` that carries status and cause.
 *
 * @public
 */
export class ReadinessClient implements ReadinessApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi;
  }

  readonly listServices = this.#method('listServices');
  readonly getService = this.#method('getService');
  readonly explainScorecard = this.#method('explainScorecard');
  readonly getCheckRecord = this.#method('getCheckRecord');
  readonly getHistory = this.#method('getHistory');
  readonly listFacts = this.#method('listFacts');
  readonly refreshService = this.#method('refreshService');
  readonly listScorecards = this.#method('listScorecards');
  readonly getGroup = this.#method('getGroup');
  readonly getAssessments = this.#method('getAssessments');
  readonly assess = this.#method('assess');
  readonly listCollectors = this.#method('listCollectors');
  readonly getStatus = this.#method('getStatus');
  readonly listAttestations = this.#method('listAttestations');
  readonly attest = this.#method('attest');
  readonly withdrawAttestation = this.#method('withdrawAttestation');
  readonly listWaivers = this.#method('listWaivers');
  readonly requestWaiver = this.#method('requestWaiver');
  readonly decideWaiver = this.#method('decideWaiver');
  readonly endWaiver = this.#method('endWaiver');
  readonly listDisputes = this.#method('listDisputes');
  readonly dispute = this.#method('dispute');
  readonly answerDispute = this.#method('answerDispute');
  readonly listActivity = this.#method('listActivity');
  readonly getFactSeries = this.#method('getFactSeries');
  readonly pushFacts = this.#method('pushFacts');
  readonly pushEvents = this.#method('pushEvents');
  readonly pushDeployment = this.#method('pushDeployment');
  readonly getDelivery = this.#method('getDelivery');
  readonly listDeliveryEvents = this.#method('listDeliveryEvents');
  readonly pushIncident = this.#method('pushIncident');
  readonly listReceivedEvents = this.#method('listReceivedEvents');
  readonly listEventSources = this.#method('listEventSources');
  readonly testMapping = this.#method('testMapping');

  #method<O extends OperationName>(operation: O): ReadinessApi[O] {
    const call = async (
      input: { query?: object; body?: object } = {},
      options: ReadinessRequestOptions = {},
    ) => {
      const { method, path: template } = operations[operation];
      const { query = {}, body, ...params } = input;
      const path = fillPath(template, params);
      const base = await this.#discoveryApi.getBaseUrl('readiness');
      const response = await this.#fetchApi.fetch(
        `${base}${path}${queryString(query)}`,
        {
          method: method.toUpperCase(),
          headers: {
            ...(options.token && { Authorization: `Bearer ${options.token}` }),
            ...(body && { 'Content-Type': 'application/json' }),
          },
          body: body && JSON.stringify(body),
          signal: options.signal,
        },
      );
      if (!response.ok) throw await ResponseError.fromResponse(response);
      return (await response.json()) as OperationResult<O>;
    };
    return call as ReadinessApi[O];
  }
}
