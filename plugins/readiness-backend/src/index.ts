/**
 * Service readiness for Backstage: collection, evaluation, history and the API.
 *
 * @packageDocumentation
 */
export { readinessPlugin as default } from './plugin';
