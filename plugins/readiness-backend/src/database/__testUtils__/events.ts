import type {
  Change,
  Deployment,
  Incident,
} from '@service-readiness/backstage-plugin-readiness-common';
import { minute, ref, start } from './examples';

/** A production deployment that succeeded. */
export function deployment(
  id: string,
  names: string[],
  more: Partial<Deployment> = {},
): Deployment {
  return {
    source: 'ci',
    id,
    entityRefs: names.map(ref),
    environment: 'production',
    status: 'success',
    finishedAt: start,
    ...more,
  };
}

export function change(
  id: string,
  names: string[],
  more: Partial<Change> = {},
): Change {
  return {
    source: 'ci',
    id,
    entityRefs: names.map(ref),
    mergedAt: start,
    ...more,
  };
}

/** An open incident. */
export function incident(
  id: string,
  names: string[],
  more: Partial<Incident> = {},
): Incident {
  return {
    source: 'ci',
    id,
    entityRefs: names.map(ref),
    startedAt: start + minute,
    ...more,
  };
}
