/**
 * For authors of collectors: `defineCollector`, the extension point and a test kit.
 *
 * @packageDocumentation
 */
export { addressSchema } from './addressSchema';
export type {
  CollectionContext,
  CollectionReport,
  Collector,
} from './Collector';
export { configMistakes } from './configMistakes';
export { defineCollector } from './defineCollector';
export { collectBatch, type CollectedBatch } from './collectBatch';
export { inWords } from './inWords';
export { JsonApi, type JsonAnswer } from './JsonApi';
export { parseAs } from './parseAs';
export { parseJson } from './parseJson';
export { perRound } from './perRound';
export { readBounded } from './readBounded';
export { probesOf, type ProbedContainer } from './workloads/probesOf';
export {
  rollsCopyByCopy,
  type WorkloadStrategy,
} from './workloads/rollsCopyByCopy';
export { readCollectorConfig } from './readCollectorConfig';
export { retryAfterMs } from './retryAfterMs';
export { scheduleSchema } from './scheduleSchema';
export {
  SourceLeftAloneError,
  SourceQueue,
  type SourceAnswer,
} from './SourceQueue';
export { testCollector } from './testCollector';
export {
  readinessCollectorsExtensionPoint,
  type ReadinessCollectorsExtensionPoint,
} from './collectorsExtensionPoint';
export { withinTime } from './withinTime';
export type {
  Addition,
  Addressee,
  Incoming,
  IncomingEvents,
} from './events/IncomingEvents';
export type {
  Delivery,
  DeliveryReading,
  EventDeliveries,
  EventPull,
  EventPullContext,
  EventSource,
} from './events/EventSource';
export {
  readinessEventSourcesExtensionPoint,
  type ReadinessEventSourcesExtensionPoint,
} from './events/eventSourcesExtensionPoint';
export { readEventSourceConfig } from './events/readEventSourceConfig';
export { subjectsSchema } from './events/subjectsSchema';
export {
  pullRepositories,
  type DueRepository,
  type RepositoriesRead,
  type RepositoryPullOptions,
} from './events/pullRepositories';
export { readEach } from './events/readEach';
export { boundedLabels } from './events/boundedLabels';
export { boundedTitle } from './events/boundedTitle';
export {
  codeHostShape,
  hostSecretsSchema,
  hostsSchema,
} from './events/codeHostSchema';
export { headerOf } from './events/headerOf';
export { momentSchema } from './events/momentSchema';
export { firstMistake } from './firstMistake';
