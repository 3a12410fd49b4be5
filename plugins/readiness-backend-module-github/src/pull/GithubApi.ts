import type {
  GithubCredentialsProvider,
  GithubIntegrationConfig,
} from '@backstage/integration';
import {
  SourceLeftAloneError,
  type JsonAnswer,
  type JsonApi,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import type { GraphqlRequest } from './newsQuery';

const graphqlSchema = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z
    .array(
      z.object({
        type: z.string().optional(),
        path: z.array(z.union([z.string(), z.number()])).optional(),
      }),
    )
    .optional(),
});

/** What GraphQL answers: by alias, a value or why there is none. */
export type GraphqlAnswer = ReadonlyMap<string, { value: unknown } | Error>;

interface Page {
  json: unknown;
  next?: string;
}

/** GraphQL and REST of one host of GitHub in one round, with the credentials of its integration. */
export class GithubApi {
  readonly #base: string;

  constructor(
    { apiBaseUrl = '' }: GithubIntegrationConfig,
    private readonly credentials: GithubCredentialsProvider,
    private readonly api: JsonApi,
  ) {
    this.#base = apiBaseUrl.replace(/\/+$/, '');
  }

  /**
   * @param repository - web address of one that is asked about: of an app, the credentials are those of its owner
   * @param aliases - the fields at the top of the query
   * @throws Error in words when there is no answer at all.
   */
  async graphql(
    repository: string,
    { query, variables }: GraphqlRequest,
    aliases: readonly string[],
  ): Promise<GraphqlAnswer> {
    // Of an Enterprise Server: /api/v3 beside /api/graphql.
    const url = new URL(`${this.#base.replace(/\/v3$/, '')}/graphql`);
    const { status, json } = await this.api.ask(url, {
      headers: {
        ...(await this.#headers(repository)),
        'content-type': 'application/json',
        // Ids of the one form that webhooks have too.
        'x-github-next-global-id': '1',
      },
      body: JSON.stringify({ query, variables }),
    });
    if (status !== 200) throw new Error(`${url.host} answers ${status}`);
    const parsed = graphqlSchema.safeParse(json);
    if (!parsed.success) {
      throw new Error(`${url.host} answers something else than GraphQL does`);
    }
    return answerOf(parsed.data, aliases);
  }

  /** One page of a list; `next` is the address of the one after it. */
  async page(repository: string, address: string): Promise<Page> {
    const answer = await this.#get(repository, address);
    if (answer.status !== 200) throw new Error(refusal(answer));
    return pageOf(answer);
  }

  /** The same, of what may be gone or be kept from the integration: then there is none. */
  async pageIfReadable(
    repository: string,
    address: string,
  ): Promise<Page | undefined> {
    const answer = await this.#get(repository, address);
    if ([403, 404, 410].includes(answer.status)) return undefined;
    if (answer.status !== 200) throw new Error(refusal(answer));
    return pageOf(answer);
  }

  async #get(repository: string, address: string): Promise<JsonAnswer> {
    const url = new URL(address, `${this.#base}/`);
    if (!url.href.startsWith(`${this.#base}/`)) {
      throw new Error('is said to go on at an address that is not of its API');
    }
    return this.api.ask(url, { headers: await this.#headers(repository) });
  }

  async #headers(repository: string): Promise<Record<string, string>> {
    const { headers } = await this.credentials.getCredentials({
      url: repository,
    });
    if (!headers) {
      throw new Error(
        'can be read with credentials only: give its host a token or an app in integrations.github',
      );
    }
    return {
      ...headers,
      accept: 'application/vnd.github+json',
      'user-agent': 'backstage-service-readiness',
    };
  }
}

function pageOf({ json, headers }: JsonAnswer): Page {
  const next = /<([^>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
  return { json, ...(next && { next }) };
}

function refusal({ status }: JsonAnswer): string {
  if (status === 404) return 'is not there, or the integration may not see it';
  if (status === 403) return 'may not be read by the integration (403)';
  return `cannot be read: ${status}`;
}

function answerOf(
  { data, errors = [] }: z.output<typeof graphqlSchema>,
  aliases: readonly string[],
): GraphqlAnswer {
  if (errors.some(({ type }) => type === 'RATE_LIMITED')) {
    throw new SourceLeftAloneError('the limit of GraphQL is reached');
  }
  return new Map(
    aliases.map((alias): [string, { value: unknown } | Error] => {
      const value = data?.[alias];
      if (value !== null && value !== undefined) return [alias, { value }];
      const error = errors.find(({ path }) => !path || path[0] === alias);
      return [alias, whyNothing(error)];
    }),
  );
}

/** In words of ours: those of the answer may repeat what was sent, credentials and all. */
function whyNothing(error?: { type?: string }): Error {
  if (error?.type === 'NOT_FOUND' || !error) {
    return new Error('is not there, or the integration may not see it');
  }
  if (error.type === 'FORBIDDEN') {
    return new Error('may not be read by the integration');
  }
  const isType = /^[A-Z_]{1,50}$/.test(error.type ?? '');
  return new Error(
    `cannot be read: GraphQL answers ${isType ? error.type : 'an error'}`,
  );
}
