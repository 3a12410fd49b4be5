import type { ProductionDeployment } from './HistoricDeployment';

/** A deployment that shows, by what it is, that an earlier one failed. */
export interface Repair {
  failed: ProductionDeployment;
  by: ProductionDeployment;
  how: 'rollback' | 'revert' | 'hotfix';
}
