import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import type { DeliveryView } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReactNode } from 'react';
import { Loading, SkeletonLines } from '../states/Loading';
import { useOwners } from '../page/acts/useOwners';
import { PartFailed } from '../states/PartFailed';
import { RequestFailed } from '../states/RequestFailed';
import { ExampleNotice } from '../visual/ExampleNotice';
import { FocusRing } from '../visual/FocusRing';
import type { useDelivery } from './useDelivery';
import type { useDeliveryWindow } from './useDeliveryWindow';
import { WindowChooser } from './WindowChooser';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      justifyContent: 'space-between',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(1),
    },
    tiles: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(170px, 100%), 1fr))',
      gap: theme.spacing(1.5),
      marginBottom: theme.spacing(3),
    },
    loading: { opacity: 0.6 },
  }),
  { name: 'ReadinessDeliveryState' },
);

function Tiles() {
  return (
    <Loading what="delivery">
      <div className={useStyles().tiles}>
        {[1, 2, 3, 4, 5].map(tile => (
          <Skeleton key={tile} variant="rect" height={170} />
        ))}
      </div>
      <SkeletonLines lines={4} />
    </Loading>
  );
}

/** What stands around figures of delivery: the window, and where the request for them stands. */
export function DeliveryState(props: {
  delivery: ReturnType<typeof useDelivery>;
  window: ReturnType<typeof useDeliveryWindow>;
  /** In the middle of a sentence: "the delivery of this service". */
  what: string;
  children(view: DeliveryView): ReactNode;
}) {
  const { delivery, window, what, children } = props;
  const { value, error, loading, retry } = delivery;
  const classes = useStyles();
  const { example } = useOwners();
  return (
    <FocusRing>
      <ExampleNotice example={example} />
      <div className={classes.bar}>
        <WindowChooser days={window.days} onChoose={window.choose} />
      </div>
      {!value && error && (
        <RequestFailed error={error} what={what} retry={retry} />
      )}
      {!value && !error && <Tiles />}
      {value && error && <PartFailed error={error} what="the newest figures" />}
      {value && (
        <div
          aria-busy={loading}
          className={
            // Another window is on its way; a round of the same is not worth a flicker.
            loading && value.window.days !== window.days
              ? classes.loading
              : undefined
          }
        >
          {children(value)}
        </div>
      )}
    </FocusRing>
  );
}
