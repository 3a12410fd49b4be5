import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ScorecardView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import { CountOf } from '../../visual/CountOf';
import { DistributionBar } from '../../visual/DistributionBar';
import { RefLink } from '../../visual/RefLink';
import { SafeLink } from '../../visual/SafeLink';
import { ServicesLink } from '../../visual/ServicesLink';
import { CheckCounts } from './CheckCounts';
import { Constraint } from './Constraint';

const useStyles = makeStyles(
  theme => ({
    root: { marginBottom: theme.spacing(5) },
    checks: { marginTop: theme.spacing(2) },
  }),
  { name: 'ReadinessScorecardSection' },
);

/** One scorecard: how services spread over its levels, and which checks hold them. */
export function ScorecardSection({ scorecard }: { scorecard: ScorecardView }) {
  const { id, title, total, unverified, waived } = scorecard;
  const classes = useStyles();
  return (
    <section className={classes.root} aria-label={title}>
      <Typography variant="h5" component="h2">
        {title}
      </Typography>
      {scorecard.description && (
        <Typography variant="body1">{scorecard.description}</Typography>
      )}
      <Typography variant="body2" gutterBottom>
        Owned by <RefLink entityRef={scorecard.owner} defaultKind="group" />,
        read from <SafeLink url={scorecard.source}>{scorecard.source}</SafeLink>
      </Typography>
      {total === 0 ? (
        <Typography variant="body1">
          It applies to no service that you can see: compare its “appliesTo”
          with the catalog.
        </Typography>
      ) : (
        <>
          <Typography variant="body1" gutterBottom>
            Applies to{' '}
            <ServicesLink filter={{ scorecard: id }}>
              {formatCount(total, 'service')}
            </ServicesLink>{' '}
            that you can see.
            {unverified > 0 && (
              <>
                {' '}
                <ServicesLink filter={{ scorecard: id, unverified: 'true' }}>
                  <CountOf count={unverified} total={total} />
                </ServicesLink>{' '}
                unverified.
              </>
            )}
            {waived > 0 && (
              <>
                {' '}
                <ServicesLink filter={{ scorecard: id, waived: 'true' }}>
                  <CountOf count={waived} total={total} />
                </ServicesLink>{' '}
                with a check that is waived.
              </>
            )}
          </Typography>
          <DistributionBar
            label={`Levels of ${title}`}
            distribution={scorecard.distribution}
            notEvaluated={scorecard.notEvaluated}
            filterOf={part => ({ scorecard: id, level: String(part) })}
          />
        </>
      )}
      <div className={classes.checks}>
        <Constraint scorecard={scorecard} />
        <CheckCounts scorecard={scorecard} />
      </div>
    </section>
  );
}
