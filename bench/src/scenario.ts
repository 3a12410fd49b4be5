/** A process of its own for one scenario: what one leaves behind in memory is not measured by the next. */
import type { MeasurementGroup } from './report/Measurement';
import { measureCore } from './scenarios/core';
import { measureDelivery } from './scenarios/delivery';
import { measureAgainstPeer } from './scenarios/peer';
import { measurePipeline } from './scenarios/pipeline';
import { measureServing } from './scenarios/serve';
import type { Scenario } from './scenarios/Scenario';

async function measure(scenario: Scenario): Promise<MeasurementGroup> {
  switch (scenario.kind) {
    case 'core':
      return measureCore(scenario);
    case 'pipeline':
      return measurePipeline(scenario);
    case 'serve':
      return measureServing(scenario);
    case 'delivery':
      return measureDelivery(scenario);
    default:
      return measureAgainstPeer(scenario);
  }
}

measure(JSON.parse(process.argv[2] ?? '') as Scenario).then(
  group => process.send?.({ type: 'measured', group }, () => process.exit(0)),
  error => {
    console.error(error);
    process.exit(1);
  },
);
