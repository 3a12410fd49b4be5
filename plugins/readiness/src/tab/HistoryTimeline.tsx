import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { HistoryItem } from '@service-readiness/backstage-plugin-readiness-common';
import { formatInstant } from '../format/formatInstant';
import { causeWords } from '../format/words';
import { Age } from '../visual/Age';

const useStyles = makeStyles(
  theme => ({
    list: {
      listStyle: 'none',
      margin: 0,
      padding: theme.spacing(0, 0, 0, 2),
      borderLeft: `2px solid ${theme.palette.text.secondary}`,
    },
    item: { padding: theme.spacing(0.5, 0), overflowWrap: 'anywhere' },
    level: { fontWeight: 'bold' },
  }),
  { name: 'ReadinessHistoryTimeline' },
);

/** What changed, when it took effect, and why; changes of the level stand out. */
export function HistoryTimeline(props: {
  items: HistoryItem[];
  label?: string;
}) {
  const { items, label = 'Changes, newest first' } = props;
  const classes = useStyles();
  if (items.length === 0) {
    return (
      <Typography variant="body2">
        Nothing has changed since the first evaluation.
      </Typography>
    );
  }
  return (
    <ol className={classes.list} aria-label={label}>
      {items.map(item => (
        <li key={item.id} className={classes.item}>
          <Typography
            variant="body2"
            className={item.kind === 'level' ? classes.level : undefined}
          >
            {item.text}
          </Typography>
          <Typography variant="caption">
            <Age at={item.effectiveAt} prefix="" />
            {item.cause && ` · ${causeWords[item.cause]}`}
            {item.noticedAt !== item.effectiveAt &&
              ` · noticed ${formatInstant(item.noticedAt)}`}
          </Typography>
        </li>
      ))}
    </ol>
  );
}
