/**
 * Source of deployments, changes and incidents: what is sent to the webhook of Apache DevLake.
 *
 * @packageDocumentation
 */
export { devlakeModule as default } from './module';
