import type { Deployment } from '@service-readiness/backstage-plugin-readiness-common';
import {
  firstMistake,
  type DueRepository,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import { jobSchema, toSteps, type GithubJob } from '../events/toSteps';
import type { GithubApi } from './GithubApi';

/** 200 jobs: more steps are not kept. */
const mostPages = 2;

const answerSchema = z.object({ jobs: z.array(jobSchema) });

/**
 * The jobs of a run's last attempt as steps: one request for every hundred. None of a run that is gone by now, or whose
 * jobs may not be read.
 *
 * @throws Error in words when there is no answer that can be used.
 */
export async function readSteps(
  api: GithubApi,
  { url, name }: Pick<DueRepository, 'url' | 'name'>,
  run: number,
): Promise<NonNullable<Deployment['steps']>> {
  const jobs: GithubJob[] = [];
  const query = new URLSearchParams({ filter: 'latest', per_page: '100' });
  let address:
    | string
    | undefined = `repos/${name}/actions/runs/${run}/jobs?${query}`;
  for (let page = 0; address && page < mostPages; page += 1) {
    const answer = await api.pageIfReadable(url, address);
    if (!answer) return [];
    const parsed = answerSchema.safeParse(answer.json);
    if (!parsed.success) {
      throw new Error(
        `has jobs that cannot be understood: ${firstMistake(parsed.error)}`,
      );
    }
    jobs.push(...parsed.data.jobs);
    address = answer.next;
  }
  return toSteps(jobs);
}
