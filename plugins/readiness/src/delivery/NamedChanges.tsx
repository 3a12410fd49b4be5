import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DeliveryEventView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { formatInstant } from '../format/formatInstant';
import { SafeLink } from '../visual/SafeLink';

const useStyles = makeStyles(
  theme => ({
    list: { margin: 0, paddingLeft: theme.spacing(2) },
  }),
  { name: 'ReadinessNamedChanges' },
);

type Change = NonNullable<DeliveryEventView['changes']>[number];

/** The moments that lead time is computed from. */
function momentsOf({ committedAt, mergedAt }: Change): string {
  const said = [
    committedAt && `first commit ${formatInstant(committedAt)}`,
    mergedAt && `merged ${formatInstant(mergedAt)}`,
  ];
  return said.filter(Boolean).join(', ') || 'no moment known';
}

/** The changes that a deployment names, closed until somebody looks them up. Nothing where it names none. */
export function NamedChanges({ event }: { event: DeliveryEventView }) {
  const classes = useStyles();
  const { changes = [], changeCount = changes.length } = event;
  if (changes.length === 0) return null;
  const more = changeCount - changes.length;
  return (
    <Typography variant="body2" component="details">
      <summary>{formatCount(changeCount, 'change')}</summary>
      <ul className={classes.list}>
        {changes.map(change => {
          const { id, title = id, url } = change;
          return (
            <li key={id}>
              {url ? <SafeLink url={url}>{title}</SafeLink> : title}:{' '}
              {momentsOf(change)}
            </li>
          );
        })}
        {more > 0 && <li>and {formatCount(more)} more</li>}
      </ul>
    </Typography>
  );
}
