import type { Deployment } from '@service-readiness/backstage-plugin-readiness-common';
import { momentSchema } from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

/** What a push may say of a pipeline, a pull may too. */
const mostSteps = 200;
const longestName = 200;

/** https://docs.github.com/rest/actions/workflow-jobs#list-jobs-for-a-workflow-run */
export const jobSchema = z.object({
  name: z.string(),
  conclusion: z.string().nullish(),
  started_at: momentSchema.nullish(),
  completed_at: momentSchema.nullish(),
});
export type GithubJob = z.output<typeof jobSchema>;

/** The jobs of a run as steps, in the order in which they started. What was skipped, or never ended, took no time. */
export function toSteps(
  jobs: readonly GithubJob[],
): NonNullable<Deployment['steps']> {
  return jobs
    .flatMap(job => {
      const { started_at: startedAt, completed_at: completedAt } = job;
      return startedAt && completedAt && job.conclusion !== 'skipped'
        ? [{ name: job.name, startedAt, completedAt }]
        : [];
    })
    .sort((a, b) => a.startedAt - b.startedAt)
    .slice(0, mostSteps)
    .map(({ name, startedAt, completedAt }) => ({
      name: name.slice(0, longestName),
      // GitHub rounds to seconds, each for itself.
      durationMs: Math.max(0, completedAt - startedAt),
    }));
}
