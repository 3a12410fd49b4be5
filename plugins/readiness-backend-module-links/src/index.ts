/**
 * Collector: are the runbooks, dashboards, logs, traces and alert rules that a service links to reachable.
 *
 * @packageDocumentation
 */
export { linksModule as default } from './module';
