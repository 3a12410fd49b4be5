import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ScorecardView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import { useServicesHref } from '../../hooks/useServicesHref';
import { CountOf } from '../../visual/CountOf';
import { DistributionBar } from '../../visual/DistributionBar';
import { RefLink } from '../../visual/RefLink';
import { SafeLink } from '../../visual/SafeLink';
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
  const servicesHref = useServicesHref();
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
            <Link underline="always" to={servicesHref({ scorecard: id })}>
              {formatCount(total, 'service')}
            </Link>{' '}
            that you can see.
            {unverified > 0 && (
              <>
                {' '}
                <Link
                  underline="always"
                  to={servicesHref({ scorecard: id, unverified: 'true' })}
                >
                  <CountOf count={unverified} total={total} />
                </Link>{' '}
                unverified.
              </>
            )}
            {waived > 0 && (
              <>
                {' '}
                <Link
                  underline="always"
                  to={servicesHref({ scorecard: id, waived: 'true' })}
                >
                  <CountOf count={waived} total={total} />
                </Link>{' '}
                with a check that is waived.
              </>
            )}
          </Typography>
          <DistributionBar
            label={`Levels of ${title}`}
            distribution={scorecard.distribution}
            notEvaluated={scorecard.notEvaluated}
            hrefOf={part =>
              servicesHref({ scorecard: id, level: String(part) })
            }
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
