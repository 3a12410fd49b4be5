/**
 * The sign-in page of both example portals.
 *
 * @packageDocumentation
 */
export { ExampleSignIn } from './ExampleSignIn';
