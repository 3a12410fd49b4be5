import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  Assessments,
  DeliveryView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { ActButton } from '../acts/ActButton';
import { Loading, SkeletonLines } from '../states/Loading';
import { Notice } from '../states/Notice';
import { PartFailed } from '../states/PartFailed';
import { RequestFailed } from '../states/RequestFailed';
import { FocusRing } from '../visual/FocusRing';
import { AssessmentReport } from './AssessmentReport';
import { CapabilitiesDialog } from './CapabilitiesDialog';
import { QuickCheckDialog } from './QuickCheckDialog';
import { useAssessments } from './useAssessments';

const useStyles = makeStyles(
  theme => ({
    root: {
      marginTop: theme.spacing(4),
      '& section': { marginTop: theme.spacing(2) },
    },
  }),
  { name: 'ReadinessTeamAssessment' },
);

const title = 'What the team says';

function NothingSaid({ may }: Pick<Assessments, 'may'>) {
  return (
    <Notice title="The team has not said how it sees itself" role="status">
      {may.assess
        ? 'Answer the quick check: five questions, which then stand beside what was measured.'
        : 'Its members can answer five questions here, which then stand beside what was measured.'}
    </Notice>
  );
}

/** What a team says of itself, beside what was measured, and the way to say it. */
export function TeamAssessment(props: {
  groupRef: string;
  /** What was measured of its services, and where the request for that stands. */
  delivery: { value?: DeliveryView; error?: Error };
}) {
  const { groupRef, delivery } = props;
  const classes = useStyles();
  const { value, error, retry, replace } = useAssessments(groupRef);
  const [open, setOpen] = useState<'quickCheck' | 'capabilities'>();
  const [said, setSaid] = useState('');
  const close = () => setOpen(undefined);
  const done = (assessments: Assessments) => {
    replace(assessments);
    setSaid('Your answers are kept, with your name and the day.');
    close();
  };
  const dialog = value && { groupRef, title: value.title, onDone: done };
  return (
    <FocusRing>
      <section className={classes.root} aria-label={title}>
        <Typography variant="h6" component="h3" gutterBottom>
          {title}
        </Typography>
        <div role="status">{said}</div>
        {!value && error && (
          <RequestFailed
            {...{ error, retry }}
            what="what this group says of itself"
          />
        )}
        {!value && !error && (
          <Loading what="what the team says">
            <SkeletonLines lines={4} />
          </Loading>
        )}
        {value && error && (
          <PartFailed error={error} what="the newest answers" />
        )}
        {value && (
          <>
            {!value.quickCheck && !value.capabilities && (
              <NothingSaid may={value.may} />
            )}
            {value.may.assess && (
              <>
                <ActButton onClick={() => setOpen('quickCheck')}>
                  Answer the quick check
                </ActButton>
                <ActButton onClick={() => setOpen('capabilities')}>
                  Answer about capabilities
                </ActButton>
              </>
            )}
            <AssessmentReport
              assessments={value}
              measured={delivery.value}
              absent={delivery.error ? 'could not be loaded' : 'not loaded yet'}
            />
          </>
        )}
      </section>
      {dialog && open === 'quickCheck' && (
        <QuickCheckDialog {...dialog} onClose={close} />
      )}
      {dialog && open === 'capabilities' && (
        <CapabilitiesDialog {...dialog} onClose={close} />
      )}
    </FocusRing>
  );
}
