import { catalogFacts } from './vocabulary/catalog';
import { deliveryFacts } from './vocabulary/delivery';
import { observabilityFacts } from './vocabulary/observability';
import { operationsFacts } from './vocabulary/operations';
import { qualityFacts } from './vocabulary/quality';
import { repositoryFacts } from './vocabulary/repository';
import { resilienceFacts } from './vocabulary/resilience';
import { securityFacts } from './vocabulary/security';
import type { WellKnownFact } from './vocabulary/WellKnownFact';

/**
 * The facts that the built-in checks read and that collectors are encouraged to report, so that a check written
 * for one source works with the next. Names are vendor-neutral; a collector may declare others of its own.
 *
 * @public
 */
export const wellKnownFacts: WellKnownFact[] = [
  ...catalogFacts,
  ...observabilityFacts,
  ...operationsFacts,
  ...securityFacts,
  ...repositoryFacts,
  ...resilienceFacts,
  ...deliveryFacts,
  ...qualityFacts,
];
