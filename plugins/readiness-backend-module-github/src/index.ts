/**
 * Deployments, changes and incidents from GitHub, by webhook and by asking.
 *
 * @packageDocumentation
 */
export { githubModule as default } from './module';
