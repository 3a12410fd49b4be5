import {
  getGitLabRequestOptions,
  type GitLabIntegrationConfig,
} from '@backstage/integration';
import {
  firstMistake,
  type JsonApi,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

/** 10,000 of anything in one project since the last round. */
const mostPages = 100;

/** It is gone, or kept from the integration. */
export class NotReadableError extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotReadableError';
  }
}

/** The API of one host of GitLab in one round, with the credentials of its integration. */
export class GitlabApi {
  readonly #base: string;

  constructor(
    private readonly integration: GitLabIntegrationConfig,
    private readonly api: JsonApi,
  ) {
    this.#base = `${integration.apiBaseUrl.replace(/\/+$/, '')}/projects`;
  }

  /**
   * Something of a project.
   *
   * @param path - of the project, with its groups
   * @param what - below the project, empty for the project itself
   * @throws Error in words when it cannot be read.
   */
  async get<T>(path: string, what: string, schema: z.ZodType<T>): Promise<T> {
    const { json } = await this.#ask(this.#address(path, what), what);
    return parsed(json, schema, what);
  }

  /**
   * A list of a project, page by page as GitLab links them, whether it counts pages or goes by keys.
   *
   * @throws Error in words when it cannot be read to the end. What was given before counts.
   */
  async *list<T>(
    path: string,
    what: string,
    query: Record<string, string>,
    item: z.ZodType<T>,
  ): AsyncGenerator<T[]> {
    const first = this.#address(path, what);
    first.search = String(new URLSearchParams({ ...query, per_page: '100' }));
    let address: URL | undefined = first;
    for (let page = 0; address; page += 1) {
      if (page >= mostPages) {
        throw new Error(`has a list of ${what} that does not end`);
      }
      const { json, headers }: { json: unknown; headers: Headers } =
        await this.#ask(address, what);
      yield parsed(json, z.array(item), what);
      address = nextOf(headers, first);
    }
  }

  #address(path: string, what: string): URL {
    const project = `${this.#base}/${encodeURIComponent(path)}`;
    return new URL(what ? `${project}/${what}` : project);
  }

  async #ask(url: URL, what: string) {
    const { headers } = getGitLabRequestOptions(this.integration);
    const answer = await this.api.ask(url, {
      headers: { ...headers, accept: 'application/json' },
    });
    if (answer.status !== 200) {
      throw refusal(answer.status, what || 'project');
    }
    return answer;
  }
}

/** The next page, which is one of the same list: credentials go nowhere else. */
function nextOf(headers: Headers, first: URL): URL | undefined {
  const link = /<([^>]+)>;\s*rel="next"/.exec(headers.get('link') ?? '')?.[1];
  if (!link) return undefined;
  const next = new URL(link, first);
  if (next.origin !== first.origin || next.pathname !== first.pathname) {
    throw new Error('is said to go on at an address that is not of its list');
  }
  return next;
}

function refusal(status: number, what: string): Error {
  if (status === 404) {
    return new NotReadableError(
      'is not there, or the integration may not see it',
    );
  }
  return status === 403
    ? new NotReadableError(`has ${what} that the integration may not read`)
    : new Error(`has ${what} that cannot be read: ${status}`);
}

function parsed<T>(json: unknown, schema: z.ZodType<T>, what: string): T {
  const answer = schema.safeParse(json);
  if (answer.success) return answer.data;
  throw new Error(
    `has ${what || 'a form'} that cannot be understood: ${firstMistake(
      answer.error,
    )}`,
  );
}
