import {
  firstMistake,
  readEach,
  type DueRepository,
  type EventPullContext,
  type RepositoriesRead,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { GithubConfig } from '../GithubConfig';
import type { GithubApi, GraphqlAnswer } from './GithubApi';
import { newsQuery, newsSchema } from './newsQuery';
import { readRepository } from './readRepository';
import { hasDeployingRuns, readRuns } from './readRuns';

/** Something may happen while it is asked what happened. */
const overlapMs = 10 * 60_000;

/**
 * Reads some repositories: of those that are known it is asked first, in one request, whether anything is new.
 *
 * @throws what keeping events throws: then the round has failed.
 */
export async function readBatch(
  api: GithubApi,
  batch: readonly DueRepository[],
  options: { config: GithubConfig; lookBackMs: number },
  context: EventPullContext,
): Promise<RepositoriesRead> {
  const { config } = options;
  const news = await newsOf(api, batch, options);
  return readEach(batch, context, async function* pagesOf(due) {
    const isNews = news.get(due.url);
    if (isNews instanceof Error) throw isNews;
    if (isNews) yield* readRepository(api, due, config);
    if (hasDeployingRuns(due.name, config)) {
      const endedSince = due.since + options.lookBackMs - overlapMs;
      yield* readRuns(api, due, { config, endedSince });
    }
  });
}

/** By url: whether there is anything new, or why nobody can tell. */
async function newsOf(
  api: GithubApi,
  batch: readonly DueRepository[],
  { config, lookBackMs }: { config: GithubConfig; lookBackMs: number },
): Promise<Map<string, boolean | Error>> {
  const news = new Map<string, boolean | Error>(
    batch.filter(({ isNew }) => isNew).map(({ url }) => [url, true]),
  );
  await Promise.all(
    byOwner(batch.filter(({ isNew }) => !isNew)).map(async known => {
      const answers = await answersAbout(api, known, config);
      known.forEach(({ url, since }, index) => {
        const answer =
          answers instanceof Error ? answers : answers.get(`r${index}`);
        news.set(url, isNewer(answer, since + lookBackMs - overlapMs));
      });
    }),
  );
  return news;
}

/** With an app, the repositories of one owner are read with credentials of their own. */
function byOwner(batch: readonly DueRepository[]): DueRepository[][] {
  const owners = new Map<string, DueRepository[]>();
  for (const due of batch) {
    const owner = due.name.split('/', 1).join();
    owners.set(owner, [...(owners.get(owner) ?? []), due]);
  }
  return [...owners.values()];
}

async function answersAbout(
  api: GithubApi,
  known: readonly DueRepository[],
  config: GithubConfig,
): Promise<GraphqlAnswer | Error> {
  const names = known.map(({ name }) => name);
  const aliases = known.map((_, index) => `r${index}`);
  const [first] = known;
  if (!first) return new Map();
  try {
    return await api.graphql(first.url, newsQuery(names, config), aliases);
  } catch (error) {
    return error as Error;
  }
}

function isNewer(
  answer: { value: unknown } | Error | undefined,
  readTo: number,
): boolean | Error {
  if (!answer) return new Error('is not in the answer');
  if (answer instanceof Error) return answer;
  const parsed = newsSchema.safeParse(answer.value);
  if (!parsed.success) {
    return new Error(`cannot be understood: ${firstMistake(parsed.error)}`);
  }
  return parsed.data !== undefined && parsed.data >= readTo;
}
