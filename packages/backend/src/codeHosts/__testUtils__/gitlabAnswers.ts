import type { JsonRequest } from './JsonServer';

const project = '/api/v4/projects/acme%2Fledger';

/**
 * What REST of GitLab answers about `acme/ledger`: a deployment that failed, the jobs of its pipeline, and a merge
 * request that was in it.
 */
export function gitlabAnswers(
  { url }: JsonRequest,
  ago: (hours: number) => string,
): object | undefined {
  if (!url.pathname.startsWith(project)) return undefined;
  const answers: Record<string, object> = {
    '': { id: 1, default_branch: 'main' },
    '/deployments': [
      {
        id: 41,
        ref: 'main',
        sha: 'd'.repeat(40),
        created_at: ago(49),
        updated_at: ago(48),
        status: 'failed',
        environment: { id: 9, name: 'production' },
        deployable: {
          tag: false,
          started_at: ago(48.25),
          finished_at: ago(48),
          pipeline: { id: 36 },
        },
      },
    ],
    '/pipelines/36/jobs': [
      {
        name: 'deploy',
        started_at: ago(48.25),
        finished_at: ago(48),
        duration: 900,
      },
      {
        name: 'test',
        started_at: ago(49),
        finished_at: ago(48.25),
        duration: 2700,
      },
    ],
    '/merge_requests': [
      {
        iid: 7,
        title: 'Close the books faster',
        description: '',
        web_url: `${url.origin}/acme/ledger/-/merge_requests/7`,
        labels: [],
        target_branch: 'main',
        sha: 'e'.repeat(40),
        merge_commit_sha: 'd'.repeat(40),
        squash_commit_sha: null,
        author: { id: 1 },
        references: { short: '!7', full: 'acme/ledger!7' },
        created_at: ago(59),
        updated_at: ago(50),
        merged_at: ago(50),
      },
    ],
    '/merge_requests/7/commits': [
      { id: 'e'.repeat(40), created_at: ago(60), authored_date: ago(60) },
    ],
    '/merge_requests/7/notes': [],
    '/issues': [],
  };
  return answers[url.pathname.slice(project.length)];
}
