import type { Deployment } from '@service-readiness/backstage-plugin-readiness-common';
import { momentSchema } from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

/** What a push may say of a pipeline, a pull may too. */
const mostSteps = 200;
const longestName = 200;

/** https://docs.gitlab.com/api/jobs/#list-all-jobs-in-a-pipeline */
export const jobSchema = z.object({
  name: z.string(),
  started_at: momentSchema.nullish(),
  finished_at: momentSchema.nullish(),
  /** Seconds; null of what never ran. */
  duration: z.number().nonnegative().nullish(),
});
export type GitlabJob = z.output<typeof jobSchema>;

/**
 * The jobs of a pipeline that led to a deployment as steps, in the order in which they started: those that had ended
 * when it had. One pipeline may deploy to staging, and a day later to production.
 */
export function toSteps(
  jobs: readonly GitlabJob[],
  deployedAt: number,
): NonNullable<Deployment['steps']> {
  return jobs
    .flatMap(job => {
      const { name, started_at: startedAt, finished_at: finishedAt } = job;
      const isOfIt = finishedAt && finishedAt <= deployedAt;
      return isOfIt && startedAt && typeof job.duration === 'number'
        ? [{ name, startedAt, seconds: job.duration }]
        : [];
    })
    .sort((a, b) => a.startedAt - b.startedAt)
    .slice(0, mostSteps)
    .map(({ name, seconds }) => ({
      name: name.slice(0, longestName),
      durationMs: Math.round(seconds * 1000),
    }));
}
