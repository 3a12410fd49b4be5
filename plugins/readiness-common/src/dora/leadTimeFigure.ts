import { hourMs } from '../time/durations';
import type { TimeSpan } from '../time/weeksOf';
import { bandOf } from './bandOf';
import type { DeliveryHistory } from './HistoricDeployment';
import { leadTimeStages, type DoraFigures, type LeadTimeStage } from './Figure';
import { durationFigure } from './durationFigure';
import { inWindow } from './inWindow';
import { leadTimeOf } from './leadTimeOf';
import { reasonsIn } from './reasonsIn';

const noStage: Record<LeadTimeStage, string> = {
  coding:
    'No change says when its first commit was made and when it was opened.',
  reviewWait: 'No change says when it was opened and reviewed.',
  review: 'No change says when it was reviewed and merged.',
  deploy: 'No change says when it was merged.',
};

/**
 * Lead time of the changes that came to production in a window, and of its stages.
 *
 * @example
 * ```ts
 * leadTimeFigure(history, window).stages.review.value // 3.5
 * ```
 */
export function leadTimeFigure(
  { delivered, leftOut, policy }: DeliveryHistory,
  window: TimeSpan,
): DoraFigures['leadTime'] {
  const times = delivered
    .filter(({ deployment }) => inWindow(deployment.finishedAt, window))
    .map(leadTimeOf);
  const whole = times.flatMap(({ wholeMs }) => wholeMs ?? []);
  const without = times.length - whole.length;
  const figure = durationFigure(
    whole.map(ms => ms / hourMs),
    {
      negative: 'were deployed before their first commit',
      noData:
        without > 0
          ? 'No change that came to production says when its first commit was made.'
          : 'No change is known to have come to production in this time.',
      excluded: [
        ...reasonsIn(leftOut.changes, window),
        ...(without > 0
          ? [
              {
                count: without,
                reason: 'do not say when their first commit was made',
              },
            ]
          : []),
      ],
    },
  );
  const stage = (name: LeadTimeStage) =>
    durationFigure(
      times.flatMap(({ stagesMs }) =>
        stagesMs[name] === undefined ? [] : stagesMs[name] / hourMs,
      ),
      { negative: 'end before they begin', noData: noStage[name] },
    );
  return {
    ...figure,
    ...(figure.value !== undefined && {
      band: bandOf(policy.bands, 'leadTime', figure.value),
    }),
    stages: Object.fromEntries(
      leadTimeStages.map(name => [name, stage(name)]),
    ) as DoraFigures['leadTime']['stages'],
  };
}
