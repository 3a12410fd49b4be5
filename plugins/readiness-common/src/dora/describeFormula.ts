import type { DoraFigureId } from './doraFigureIds';
import type { DoraPolicy } from './DoraPolicy';
import { inWords } from './inWords';

/**
 * How a figure is computed, in a few sentences, with the numbers of the policy in force.
 *
 * @example
 * ```ts
 * describeFormula('rework', defaultDoraPolicy) // 'Production deployments that were made because something failed …'
 * ```
 *
 * @public
 */
export function describeFormula(
  figure: DoraFigureId,
  policy: DoraPolicy,
): string {
  return formulas[figure](policy).join(' ');
}

const formulas: Record<DoraFigureId, (policy: DoraPolicy) => string[]> = {
  deploymentFrequency: ({ frequencyMethod, timeZone }) =>
    frequencyMethod === 'average'
      ? [
          'Successful production deployments, divided by the days of the window, times 7.',
          'One that goes to several services or from several repositories is one.',
        ]
      : [
          `The median, over the whole weeks of the window (Monday to Sunday, ${timeZone}), of the days with a successful production deployment; weeks without one count.`,
          'The band goes by Four Keys: daily from 3 days on, weekly from 1, monthly where the median month has a week with one.',
        ],
  leadTime: () => [
    'The median, over the changes that came to production in the window, of the time from the first commit to the end of the first successful deployment that brought the change.',
    'That is the deployment that names it; else that of its commit; else the first that brought something new after the merge.',
    'Changes of the first deployment that is known count only where it names them or its base is known.',
  ],
  changeFailure: ({ incidentWithinMs, hotfixLabels }) => [
    'Production deployments that failed, divided by all that succeeded or failed.',
    `One failed when it did not succeed, when an incident belongs to it, when it was rolled back or a change of it was reverted${
      hotfixLabels.length > 0
        ? `, or when the next one is labelled ${hotfixLabels.join(' or ')}`
        : ''
    }.`,
    `An incident belongs to the deployment that it names, else to the last successful one of the service in the ${inWords(
      incidentWithinMs,
    )} before it began; several incidents of one deployment are one failure.`,
  ],
  recovery: ({ recoveryClock }) => [
    ...(recoveryClock === 'incident'
      ? [
          'The median of the time from the start to the end of incidents that belong to a deployment and ended in the window.',
        ]
      : [
          'The median of the time from the end of a failed deployment to its recovery, where that lies in the window.',
          'Recovery is the end of the last of its incidents; without one the end of the deployment that took it back or mended it, else of the next success.',
        ]),
    'What is open is shown beside it and is not in the median.',
  ],
  rework: ({ hotfixLabels }) => [
    'Production deployments that were made because something failed, divided by all that succeeded or failed.',
    `Such are those that name an incident, rollbacks, and those with a revert${
      hotfixLabels.length > 0
        ? ` or the label ${hotfixLabels.join(' or ')}`
        : ''
    }.`,
  ],
  batchSize: () => [
    'The median number of changes that came with a successful production deployment, over those of which any change is known.',
  ],
};
