/**
 * Collector: are the runbooks, dashboards, logs and traces that a service links to reachable.
 *
 * @packageDocumentation
 */
export { linksModule as default } from './module';
