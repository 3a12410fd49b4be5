import Typography from '@material-ui/core/Typography';
import type {
  Assessments,
  DeliveryView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { CapabilityAnswers } from './CapabilityAnswers';
import { CapabilityProfile } from './CapabilityProfile';
import { formatScore } from './formatScore';
import { SaidAndMeasured } from './SaidAndMeasured';
import { SaidBy } from './SaidBy';
import { ScoreLine } from './ScoreLine';

/** The parts of the score in a sentence; what was not answered is not in it. */
function scoreWords({
  average,
  throughput,
  stability,
}: NonNullable<Assessments['quickCheck']>['score']): string {
  return [
    ['Score', average],
    ['throughput', throughput],
    ['stability', stability],
  ]
    .flatMap(([name, score]) =>
      typeof score === 'number' ? [`${name} ${formatScore(score)}`] : [],
    )
    .join(' · ');
}

/** What a team answered: the quick check beside what was measured, and the capabilities. */
export function AssessmentReport(props: {
  assessments: Assessments;
  measured: DeliveryView | undefined;
  absent: string;
}) {
  const { assessments, measured, absent } = props;
  const { quickCheck, capabilities, earlier, bandTable } = assessments;
  return (
    <>
      {quickCheck && (
        <section aria-label="Quick check">
          <Typography variant="subtitle1" component="h4">
            Quick check
          </Typography>
          <SaidBy said={quickCheck} />
          <Typography variant="body2" component="p" gutterBottom>
            {scoreWords(quickCheck.score)}, as the DORA quick check scores
            answers. Bands by “{bandTable.title}”. What was measured is of all
            services below this group together; the frequency is that of the one
            in the middle.
          </Typography>
          <SaidAndMeasured
            answers={quickCheck.answers}
            {...{ measured, absent }}
          />
          <ScoreLine newest={quickCheck} earlier={earlier.quickCheck} />
        </section>
      )}
      {capabilities && (
        <section aria-label="Capabilities">
          <Typography variant="subtitle1" component="h4">
            Capabilities
          </Typography>
          <SaidBy said={capabilities} />
          <CapabilityProfile profile={capabilities.profile} />
          <details>
            <summary>Questions and answers</summary>
            <CapabilityAnswers answers={capabilities.answers} />
          </details>
        </section>
      )}
    </>
  );
}
