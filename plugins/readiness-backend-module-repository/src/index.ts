/**
 * A collector of what stands among the files of services.
 *
 * @packageDocumentation
 */
export { repositoryModule as default } from './module';
