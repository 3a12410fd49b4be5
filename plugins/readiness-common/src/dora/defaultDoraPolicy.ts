import { dayMs } from '../time/durations';
import { opsHandbookBands } from './bandTables/opsHandbookBands';
import type { DoraPolicy } from './DoraPolicy';

/**
 * How events become figures, where nothing is configured.
 *
 * @public
 */
export const defaultDoraPolicy: DoraPolicy = {
  timeZone: 'UTC',
  production: [
    ...['production', 'prod', 'prd', 'live'],
    ...['production-*', 'prod-*', 'prd-*', 'live-*'],
    ...['production_*', 'prod_*', 'production/*', 'prod/*', 'production *'],
    ...['*-production', '*-prod', '*-prd', '*-live'],
    ...['*_production', '*_prod', '*/production', '*/prod'],
  ],
  notProduction: [
    ...['github-pages', '*preview*', 'pr-*', 'review/*', 'review-*'],
    // Before production, or not production, in the spellings that end like it.
    ...['pre-*', '*-pre-*', 'pre_*', 'preprod*', '*nonprod*', '*non-prod*'],
    ...['*non_prod*', '*not-prod*', '*staging*', '*-test', '*-dev'],
  ],
  incidentWithinMs: 7 * dayMs,
  recoveryClock: 'incident',
  frequencyMethod: 'average',
  hotfixLabels: ['hotfix'],
  bands: opsHandbookBands,
};
