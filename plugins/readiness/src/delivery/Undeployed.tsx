import Typography from '@material-ui/core/Typography';
import type {
  DeliveryFigureView,
  DeliveryView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { formatFigure } from '../format/formatFigure';
import { Age } from '../visual/Age';

/** What is merged and not in production, and how much goes there at once. */
export function Undeployed(props: {
  undeployed: DeliveryView['undeployed'];
  batchSize?: DeliveryFigureView;
}) {
  const { undeployed, batchSize } = props;
  const { count, oldestAt, noData } = undeployed;
  return (
    <>
      <Typography variant="body2" component="p">
        {count === undefined ? (
          <>No data about changes that wait: {noData ?? 'none is known'}</>
        ) : (
          <>
            <b>{formatCount(count, 'change')}</b> merged and not in production
            {oldestAt && (
              <>
                , the oldest merged <Age at={oldestAt} prefix="" />
              </>
            )}
            .
          </>
        )}
      </Typography>
      {batchSize && (
        <Typography variant="body2" component="p">
          {batchSize.value === undefined
            ? `No data about how many changes a deployment has: ${
                batchSize.noData ?? 'none is known'
              }`
            : `${formatFigure(
                batchSize.value,
                'changes',
              )} in a deployment (median of ${formatCount(
                batchSize.sampleSize,
                'deployment',
              )}).`}
        </Typography>
      )}
    </>
  );
}
