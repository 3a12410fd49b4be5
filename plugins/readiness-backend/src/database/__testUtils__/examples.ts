import { parseEntityRef } from '@backstage/catalog-model';
import type {
  CheckResult,
  Transition,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { StoredEntity } from '../../stores/EntityStore';
import type { StoredResult } from '../../stores/ResultStore';

/** A moment to count from. */
export const start = Date.UTC(2026, 10, 21, 8);
export const minute = 60_000;

export const ref = (name: string) => `component:default/${name}`;

export function entity(
  name: string,
  fingerprint = 'first',
): StoredEntity & { fingerprint: string } {
  const { kind, namespace } = parseEntityRef(ref(name));
  return {
    entityRef: ref(name),
    uid: `uid-of-${name}`,
    fingerprint,
    entity: {
      apiVersion: 'backstage.io/v1alpha1',
      kind,
      metadata: { name, namespace, description: fingerprint },
    },
  };
}

export function check(
  outcome: CheckResult['outcome'],
  more: Partial<CheckResult> = {},
): CheckResult {
  return { outcome, since: start, rule: 'rule1', ...more };
}

export function result(
  name: string,
  more: Partial<StoredResult['result']> = {},
): StoredResult {
  return {
    entityRef: ref(name),
    result: {
      scorecardId: 'production-readiness',
      fingerprint: 'rules-1',
      level: 2,
      verifiedLevel: 2,
      earnedLevel: 2,
      checks: { 'has-owner': check('pass'), 'has-runbook': check('fail') },
      ...more,
    },
    changedAt: start,
    baseline: { at: start, level: 2 },
  };
}

export function checkTransition(
  checkId: string,
  more: Partial<Transition> = {},
): Transition {
  return {
    scorecardId: 'production-readiness',
    cause: {
      kind: 'fact',
      facts: [{ name: 'docs.hasRunbook', from: false, to: true }],
    },
    effectiveAt: start,
    noticedAt: start + minute,
    kind: 'check',
    checkId,
    from: 'fail',
    to: 'pass',
    ...more,
  } as Transition;
}
