import type { Change } from '../events/Change';
import type { Deployment } from '../events/Deployment';
import type { Incident } from '../events/Incident';
import type { DoraPolicy } from './DoraPolicy';

/**
 * A deployment to production that came to an end.
 *
 * @public
 */
export type ProductionDeployment = Deployment & {
  status: 'success' | 'failure';
  finishedAt: number;
};

/**
 * Why a deployment counts as failed. `at` is when that was seen: its own end, or the begin or end of what says so.
 *
 * @public
 */
export interface FailureMark {
  by: 'status' | 'incident' | 'rollback' | 'revert' | 'hotfix';
  /** Id of the incident, or of the deployment that took it back or mended it. */
  id?: string;
  at: number;
}

/** @public */
export interface HistoricDeployment {
  deployment: ProductionDeployment;
  /** Of the same version as the one before it, or a return to an earlier one; else it brings something new. */
  kind: 'new' | 'redeploy' | 'rollback';
  /** The first to be seen first; empty when it did not fail. */
  failures: readonly FailureMark[];
  /** Whether it was made because something failed. */
  rework: boolean;
  /** Changes that came to production with it. */
  changes: readonly Change[];
}

/**
 * A change with the first deployment that brought it to production.
 *
 * @public
 */
export interface DeliveredChange {
  change: Change;
  deployment: ProductionDeployment;
}

/**
 * A merged change that waits for production: until it is there for all its services, or for ever.
 *
 * @public
 */
export interface WaitingChange {
  change: Change;
  mergedAt: number;
  /** `Infinity` while it is not there. */
  until: number;
  /** Since when production is known of one of the services that it waits for. */
  knownSince: number;
}

/**
 * Something failed, and was recovered from. It belongs to the window in which that was.
 *
 * @public
 */
export interface Recovery {
  of: 'incident' | 'deployment';
  /** Of the incident, or of the deployment that failed. */
  source: string;
  id: string;
  failedAt: number;
  /** `Infinity` while it is not recovered from. */
  recoveredAt: number;
}

/**
 * An incident with the deployments that it marks as failed.
 *
 * @public
 */
export interface AttributedIncident {
  incident: Incident;
  deployments: readonly ProductionDeployment[];
  /** Why it marks none. */
  unattributed?: string;
}

/**
 * Something that counts in no figure, with the reason; where it has no moment, in every window.
 *
 * @public
 */
export interface LeftOut {
  at?: number;
  reason: string;
}

/**
 * What events say together: which deployments failed, which changes came with which. Computed once, it gives the
 * figures of any window. Lists of deployments and delivered changes ascend by the end of the deployment.
 *
 * @public
 */
export interface DeliveryHistory {
  policy: DoraPolicy;
  /** What lies after it is not known. */
  now: number;
  deployments: readonly HistoricDeployment[];
  delivered: readonly DeliveredChange[];
  waiting: readonly WaitingChange[];
  /** Whether any source reports merged changes. */
  knowsMerges: boolean;
  /** Whether any source reports incidents, about whatever service. */
  hearsOfIncidents: boolean;
  recoveries: readonly Recovery[];
  incidents: readonly AttributedIncident[];
  leftOut: {
    deployments: readonly LeftOut[];
    changes: readonly LeftOut[];
  };
}
