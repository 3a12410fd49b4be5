/**
 * Deployments, changes and incidents from GitLab, by webhook and by asking.
 *
 * @packageDocumentation
 */
export { gitlabModule as default } from './module';
