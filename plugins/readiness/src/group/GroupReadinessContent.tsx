import Typography from '@material-ui/core/Typography';
import type { GroupView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { Notice } from '../states/Notice';
import { CountOf } from '../visual/CountOf';
import { DistributionBar } from '../visual/DistributionBar';
import { ExampleNotice } from '../visual/ExampleNotice';
import { ServicesLink } from '../visual/ServicesLink';

/** What the group's card says once it is known. */
export function GroupReadinessContent({ group }: { group: GroupView }) {
  const { entityRef, scorecard, total, cycle } = group;
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
            <ServicesLink filter={below}>
              {formatCount(total, 'service')}
            </ServicesLink>{' '}
            that you can see, in {formatCount(group.groups, 'group')}
            {scorecard && ` · ${scorecard.title}`}
          </Typography>
          <DistributionBar
            label={`Levels of services below ${group.title}`}
            distribution={group.distribution}
            notEvaluated={group.notEvaluated}
            filterOf={part => ({ ...below, level: String(part) })}
          />
          {group.waived > 0 && (
            <Typography variant="body2">
              <ServicesLink filter={{ ...below, waived: 'true' }}>
                <CountOf count={group.waived} total={total} />
              </ServicesLink>{' '}
              with a check that is waived.
            </Typography>
          )}
          {group.unverified > 0 && (
            <Typography variant="body2">
              <ServicesLink filter={{ ...below, unverified: 'true' }}>
                <CountOf count={group.unverified} total={total} />
              </ServicesLink>{' '}
              unverified: a source fell silent, their levels stay as last known.
            </Typography>
          )}
        </>
      )}
    </>
  );
}
