import { mockCredentials } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { DefinitionText } from '../services/definitions/readDirectory';
import type { ReadinessStore } from '../stores/ReadinessStore';
import { component, group, TestHarness } from './TestHarness';

/** A rung that facts decide, and one that only people can. */
export const attestedLadder: DefinitionText = {
  source: 'attested.yaml',
  text: `
id: answered
title: Somebody answers
owner: group:default/platform
category: Operations
capability: coordination
effort: small
outcome: A page reaches somebody.
why: A page with nobody behind it is an outage with an audience.
fix: Put the service on a schedule.
rule: facts.oncall.hasSchedule && facts.oncall.escalationLevels >= 2
examples:
  - { facts: { oncall: { hasSchedule: true, escalationLevels: 2 } }, outcome: pass }
---
id: load-tested
title: Load tested
owner: group:default/platform
category: Reliability
capability: reliability
effort: medium
outcome: The peak holds no surprise.
why: The first load test must not be the customers'.
fix: Test it with twice the peak, and attest it.
attestation:
  asks: It was tested with twice the peak.
  validDays: 90
  evidence: optional
examples:
  - { attested: true, outcome: pass }
  - { outcome: unknown }
---
id: ladder
title: Ladder
owner: group:default/platform
appliesTo: { kind: Component, spec.type: service }
levels:
  - { level: 1, name: Reactive }
  - { level: 2, name: Managed, checks: [answered] }
  - { level: 3, name: Proactive, checks: [load-tested] }
`,
};

const people = {
  /** Owners of both services. */
  kim: 'payments',
  sam: 'payments',
  /** Own the checks. */
  ada: 'platform',
  eve: 'platform',
  /** Belongs to neither. */
  out: 'other',
};

export type Person = keyof typeof people;

export const as = (person: Person) =>
  mockCredentials.user(`user:default/${person}`);

function user(name: string, groupName: string | undefined): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'User',
    metadata: { name, namespace: 'default', uid: `uid-user-${name}` },
    spec: { memberOf: groupName ? [groupName] : [] },
    relations: groupName
      ? [{ type: 'memberOf', targetRef: `group:default/${groupName}` }]
      : [],
  };
}

/**
 * The catalog of these tests: two services of payments, checks of platform, and people.
 *
 * @param options - `without`: services that have left; `left`: people who have left their group
 */
export function actCatalog(
  options: { without?: string[]; left?: Person[] } = {},
): Entity[] {
  const { without = [], left = [] } = options;
  const stays = Object.entries(people).filter(
    ([name]) => !left.includes(name as Person),
  );
  const teams = ['payments', 'platform', 'other'].map(team => ({
    ...group(team),
    relations: stays
      .filter(([, of]) => of === team)
      .map(([name]) => ({
        type: 'hasMember',
        targetRef: `user:default/${name}`,
      })),
  }));
  return [
    ...teams,
    ...Object.entries(people).map(([name, of]) =>
      user(name, left.includes(name as Person) ? undefined : of),
    ),
    ...['refunds', 'ledger']
      .filter(name => !without.includes(name))
      .map(name => component(name)),
  ];
}

/** A harness with that company, its facts collected: both services on level 2, the one rung left is attested. */
export async function createActCompany(
  store: ReadinessStore,
): Promise<TestHarness> {
  const harness = await TestHarness.create(store, {
    library: [attestedLadder],
  });
  for (const [name, of] of Object.entries(people)) {
    harness.claims[`user:default/${name}`] = [`group:default/${of}`];
  }
  const onCall = { 'oncall.hasSchedule': true, 'oncall.escalationLevels': 2 };
  harness.evidence = { refunds: onCall, ledger: onCall };
  harness.setCatalog(actCatalog());
  await harness.round();
  return harness;
}
