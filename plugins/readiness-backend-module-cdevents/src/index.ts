/**
 * Source of deployments, changes and incidents: CDEvents.
 *
 * @packageDocumentation
 */
export { cdeventsModule as default } from './module';
