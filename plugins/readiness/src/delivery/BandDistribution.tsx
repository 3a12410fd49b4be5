import { useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  DeliveryFigureView,
  DeliveryView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { formatFigure } from '../format/formatFigure';
import { hatched, levelColour } from '../visual/colours';
import { PartsBar } from '../visual/PartsBar';
import { bandWords, figureWords } from './words';

type Distribution = NonNullable<DeliveryView['distribution']>[number];

function quartileWords(
  quartiles: [number, number, number],
  unit: DeliveryFigureView['unit'],
): string {
  const [low, middle, high] = quartiles.map(value => formatFigure(value, unit));
  return low === high
    ? `At least half of the services with data are at ${low}.`
    : `Half of the services with data are between ${low} and ${high}; the middle is ${middle}.`;
}

/** How many services are in which band of a figure. Names no service and nobody: it is no table of who is best. */
export function BandDistribution(props: {
  distribution: Distribution;
  unit: DeliveryFigureView['unit'];
}) {
  const { distribution, unit } = props;
  const theme = useTheme();
  const { title } = figureWords[distribution.id];
  const { bands, noData, quartiles } = distribution;
  const parts = bands
    .map(({ band, count }) => ({ ...bandWords[band], count }))
    .sort((a, b) => a.rung - b.rung)
    .map(({ word, rung, count }) => ({
      key: rung as number | string,
      size: count,
      background: levelColour(theme, rung, 4),
      label: `${word} ${formatCount(count)}`,
    }));
  return (
    <section aria-label={`Services by ${title.toLowerCase()}`}>
      <Typography variant="subtitle2" component="h4">
        {title}
      </Typography>
      {bands.length > 0 && (
        <PartsBar
          label={`Bands of ${title.toLowerCase()}`}
          parts={[
            ...parts,
            {
              key: 'none',
              size: noData,
              background: hatched(theme),
              label: `no data ${formatCount(noData)}`,
            },
          ]}
        />
      )}
      {quartiles && (
        <Typography variant="body2">
          {quartileWords(quartiles, unit)}
        </Typography>
      )}
      {bands.length === 0 && (
        <Typography variant="body2">
          It has no bands. {formatCount(noData, 'service')} without data.
        </Typography>
      )}
    </section>
  );
}
