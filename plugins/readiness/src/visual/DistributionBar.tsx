import { useTheme } from '@material-ui/core/styles';
import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { hatched, levelColour } from './colours';
import { PartsBar } from './PartsBar';
import { ServicesLink } from './ServicesLink';

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
    <PartsBar
      label={label}
      parts={parts.map(({ key, text, count, background }) => ({
        ...{ key, background, size: count },
        label: (
          <>
            {text}{' '}
            {count > 0 ? (
              <ServicesLink
                filter={filterOf(key)}
                label={`${formatCount(count, 'service')} at ${text}`}
              >
                {formatCount(count)}
              </ServicesLink>
            ) : (
              formatCount(0)
            )}
          </>
        ),
      }))}
    />
  );
}
