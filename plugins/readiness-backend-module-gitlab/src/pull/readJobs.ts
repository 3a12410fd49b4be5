import { jobSchema, type GitlabJob } from '../events/toSteps';
import { NotReadableError, type GitlabApi } from './GitlabApi';

/** More steps are not kept. */
const mostJobs = 200;

/**
 * The jobs of a pipeline, of each the last try: one request for every hundred. None of a pipeline that is gone by now,
 * or whose jobs may not be read.
 *
 * @param path - of the project, with its groups
 * @throws Error in words when there is no answer that can be used.
 */
export async function readJobs(
  api: GitlabApi,
  path: string,
  pipeline: number,
): Promise<GitlabJob[]> {
  const jobs: GitlabJob[] = [];
  const what = `pipelines/${pipeline}/jobs`;
  try {
    for await (const page of api.list(path, what, {}, jobSchema)) {
      jobs.push(...page);
      if (jobs.length >= mostJobs) break;
    }
  } catch (error) {
    if (!(error instanceof NotReadableError)) throw error;
  }
  return jobs;
}
