import type { BandTable } from '../BandTable';
import { opsHandbookBands } from './opsHandbookBands';
import { reportBands } from './reportBands';

/**
 * The tables that come with the product, the default first.
 *
 * @public
 */
export const bandTables: readonly BandTable[] = [
  opsHandbookBands,
  ...reportBands,
];
