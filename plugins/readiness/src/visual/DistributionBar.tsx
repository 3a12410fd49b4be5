import { makeStyles, useTheme } from '@material-ui/core/styles';
import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { hatched, levelColour } from './colours';
import { ServicesLink } from './ServicesLink';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      height: 18,
      gap: 1,
      border: `1px solid ${theme.palette.text.secondary}`,
      printColorAdjust: 'exact',
    },
    labels: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      fontVariantNumeric: 'tabular-nums',
    },
    label: { display: 'inline-flex', alignItems: 'center', gap: 6 },
    swatch: {
      width: 12,
      height: 12,
      border: `1px solid ${theme.palette.text.secondary}`,
      printColorAdjust: 'exact',
    },
  }),
  { name: 'ReadinessDistributionBar' },
);

/** How services spread over the levels: one bar, every part named and counted beneath it, no data hatched. */
export function DistributionBar(props: {
  /** What is spread, for those who hear the page: "Levels of Production readiness". */
  label: string;
  distribution: { level: number; name: string; count: number }[];
  notEvaluated: number;
  /** What lists the services of a part. */
  filterOf(part: number | 'none'): ServiceQuery;
}) {
  const { label, distribution, notEvaluated, filterOf } = props;
  const classes = useStyles();
  const theme = useTheme();
  const highest = Math.max(1, ...distribution.map(part => part.level));
  const parts = distribution.map(part => ({
    key: part.level as number | 'none',
    text: `${part.level} ${part.name}`,
    count: part.count,
    background: levelColour(theme, part.level, highest),
  }));
  if (notEvaluated > 0) {
    parts.push({
      key: 'none',
      text: 'not evaluated',
      count: notEvaluated,
      background: hatched(theme),
    });
  }
  return (
    <div>
      <div className={classes.bar} aria-hidden="true">
        {parts
          .filter(part => part.count > 0)
          .map(part => (
            <span
              key={part.key}
              data-part={part.key}
              style={{ flexGrow: part.count, background: part.background }}
            />
          ))}
      </div>
      <ul className={classes.labels} aria-label={label}>
        {parts.map(part => (
          <li key={part.key} className={classes.label}>
            <span
              className={classes.swatch}
              style={{ background: part.background }}
              aria-hidden="true"
            />
            <span>
              {part.text}{' '}
              {part.count > 0 ? (
                <ServicesLink
                  filter={filterOf(part.key)}
                  label={`${formatCount(part.count, 'service')} at ${
                    part.text
                  }`}
                >
                  {formatCount(part.count)}
                </ServicesLink>
              ) : (
                formatCount(0)
              )}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
