import type { DeliveryView } from '@service-readiness/backstage-plugin-readiness-common';

/** Where changes wait the longest; nowhere, if nothing is known or nothing takes any time. */
export function widestStage(
  stages: DeliveryView['stages'],
): DeliveryView['widestStage'] {
  let widest: DeliveryView['stages'][number] | undefined;
  for (const stage of stages) {
    if ((stage.medianHours ?? 0) > (widest?.medianHours ?? 0)) widest = stage;
  }
  return widest?.stage;
}
