import type { DeliveredChange } from './HistoricDeployment';
import { leadTimeStages, type LeadTimeStage } from './Figure';

/**
 * From the first commit of a change to the end of the deployment that brought it, and the stages of it, in
 * milliseconds. Coding is first commit to opening, review wait is opening to the first review (to the approval, or
 * where nobody reviewed to the merge), review is from there to the merge, deploy is merge to deployment. What lacks a
 * moment is absent. A negative span is one that cannot be: whoever uses it leaves it out, and says so.
 *
 * @example
 * ```ts
 * leadTimeOf({ change: { source: 'git', id: 'c1', committedAt: 100 }, deployment }).wholeMs
 * ```
 *
 * @public
 */
export function leadTimeOf({ change, deployment }: DeliveredChange): {
  wholeMs?: number;
  stagesMs: Partial<Record<LeadTimeStage, number>>;
} {
  const { committedAt, openedAt, mergedAt } = change;
  const reviewedAt = change.firstReviewedAt ?? change.approvedAt;
  const end = deployment.finishedAt;
  const spans: Record<LeadTimeStage, [from?: number, to?: number]> = {
    coding: [committedAt, openedAt],
    reviewWait: [openedAt, reviewedAt ?? mergedAt],
    review: [reviewedAt, mergedAt],
    deploy: [mergedAt, end],
  };
  const stagesMs: Partial<Record<LeadTimeStage, number>> = {};
  for (const stage of leadTimeStages) {
    const [from, to] = spans[stage];
    if (from !== undefined && to !== undefined) stagesMs[stage] = to - from;
  }
  return committedAt === undefined
    ? { stagesMs }
    : { wholeMs: end - committedAt, stagesMs };
}
