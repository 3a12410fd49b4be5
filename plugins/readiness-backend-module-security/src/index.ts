/**
 * Collectors: results of OpenSSF Scorecard, and of vulnerability scans as SARIF.
 *
 * @packageDocumentation
 */
export { securityModule as default } from './module';
