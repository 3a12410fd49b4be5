import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import { DeliveryReport } from './DeliveryReport';
import { DeliveryState } from './DeliveryState';
import { EventTable } from './EventTable';
import { nothingCameIn } from './nothingCameIn';
import { NoEventsYet } from './NoEventsYet';
import { useDelivery } from './useDelivery';
import { useDeliveryWindow } from './useDeliveryWindow';

/** How a service is delivered: figures, time line, stages and the events behind them. */
export function ServiceDelivery() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const window = useDeliveryWindow();
  const delivery = useDelivery(entityRef, window.name);
  return (
    <DeliveryState
      delivery={delivery}
      window={window}
      what="the delivery of this service"
    >
      {view =>
        nothingCameIn(view) ? (
          <NoEventsYet entity={entity} />
        ) : (
          <DeliveryReport view={view}>
            <EventTable entityRef={entityRef} />
          </DeliveryReport>
        )
      }
    </DeliveryState>
  );
}
