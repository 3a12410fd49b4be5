import { Link } from '@backstage/core-components';
import Typography from '@material-ui/core/Typography';
import type { GroupView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { useServicesHref } from '../hooks/useServicesHref';
import { Notice } from '../states/Notice';
import { CountOf } from '../visual/CountOf';
import { DistributionBar } from '../visual/DistributionBar';
import { ExampleNotice } from '../visual/ExampleNotice';

/** What the group's card says once it is known. */
export function GroupReadinessContent({ group }: { group: GroupView }) {
  const { entityRef, scorecard, total, cycle } = group;
  const servicesHref = useServicesHref();
  const below = { group: entityRef, scorecard: scorecard?.id };
  return (
    <>
      <ExampleNotice example={group.example} />
      {cycle.length > 0 && (
        <Notice title="The groups form a cycle; each was counted once">
          {cycle.join(' → ')}. Mend a “parent” or “children” entry of one of
          them.
        </Notice>
      )}
      {total === 0 ? (
        <Notice title="No services below this group" role="status">
          A component belongs here when its “owner” is this group or one below
          it. Without services the level is unknown.
        </Notice>
      ) : (
        <>
          <Typography variant="body1" gutterBottom>
            <Link underline="always" to={servicesHref(below)}>
              {formatCount(total, 'service')}
            </Link>{' '}
            that you can see, in {formatCount(group.groups, 'group')}
            {scorecard && ` · ${scorecard.title}`}
          </Typography>
          <DistributionBar
            label={`Levels of services below ${group.title}`}
            distribution={group.distribution}
            notEvaluated={group.notEvaluated}
            hrefOf={part => servicesHref({ ...below, level: String(part) })}
          />
          {group.waived > 0 && (
            <Typography variant="body2">
              <Link
                underline="always"
                to={servicesHref({ ...below, waived: 'true' })}
              >
                <CountOf count={group.waived} total={total} />
              </Link>{' '}
              with a check that is waived.
            </Typography>
          )}
          {group.unverified > 0 && (
            <Typography variant="body2">
              <Link
                underline="always"
                to={servicesHref({ ...below, unverified: 'true' })}
              >
                <CountOf count={group.unverified} total={total} />
              </Link>{' '}
              unverified: a source fell silent, their levels stay as last known.
            </Typography>
          )}
        </>
      )}
    </>
  );
}
