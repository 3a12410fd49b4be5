import { TeamAssessment } from '../assessment/TeamAssessment';
import { DeliveryReport } from './DeliveryReport';
import { DeliveryState } from './DeliveryState';
import { NoEventsYet } from './NoEventsYet';
import { nothingCameIn } from './nothingCameIn';
import { Notice } from '../states/Notice';
import { useDelivery } from './useDelivery';
import { useDeliveryWindow } from './useDeliveryWindow';

/** How several services together are delivered, each deployment counted once; the company without a reference. */
export function ScopeDelivery(props: {
  entityRef?: string;
  /** In the middle of a sentence: "this group", "the company". */
  what: string;
}) {
  const { entityRef, what } = props;
  const window = useDeliveryWindow();
  const delivery = useDelivery(entityRef, window.name);
  return (
    <>
      <DeliveryState
        delivery={delivery}
        window={window}
        what={`the delivery of ${what}`}
      >
        {view => {
          if (view.scope.services === 0) {
            return (
              <Notice title={`No services below ${what}`} role="status">
                Without services that you can see there is nothing to deliver,
                and no figure.
              </Notice>
            );
          }
          return nothingCameIn(view) ? (
            <NoEventsYet />
          ) : (
            <DeliveryReport view={view} />
          );
        }}
      </DeliveryState>
      {entityRef?.startsWith('group:') && (
        <TeamAssessment groupRef={entityRef} delivery={delivery} />
      )}
    </>
  );
}
