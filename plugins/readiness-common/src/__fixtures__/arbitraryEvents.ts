import fc from 'fast-check';
import type { Change } from '../events/Change';
import type { DeliveryEvents } from '../events/DeliveryEvents';
import type { Deployment } from '../events/Deployment';
import type { Incident } from '../events/Incident';

/** Everything of an arbitrary history lies in so many days from `firstDay` on. */
export const arbitraryDays = 45;
export const firstDay = Date.UTC(2026, 2, 1);

const moment = fc
  .integer({ min: 0, max: arbitraryDays * 24 * 4 })
  .map(quarters => firstDay + quarters * 900_000);
const maybe = <T>(arbitrary: fc.Arbitrary<T>) =>
  fc.option(arbitrary, { nil: undefined });

/**
 * Events of some services of one company, with returns, reverts, links that lead nowhere, and moments in no order.
 *
 * @param company - events of two companies share no id
 */
export function arbitraryEvents(company = 'a'): fc.Arbitrary<DeliveryEvents> {
  const refs = fc.uniqueArray(
    fc.constantFrom(
      ...['x', 'y', 'z'].map(name => `component:${company}/${name}`),
    ),
    { minLength: 1, maxLength: 2 },
  );
  const name = (kind: string, most: number) =>
    fc.integer({ min: 0, max: most }).map(at => `${company}-${kind}${at}`);
  const commit = name('commit', 12);
  const change: fc.Arbitrary<Change> = fc.record({
    source: fc.constantFrom('git', 'hub'),
    id: name('change', 15),
    entityRefs: maybe(refs),
    commitShas: maybe(fc.uniqueArray(commit, { maxLength: 3 })),
    title: maybe(fc.constantFrom('Mend', 'Revert "Mend"')),
    labels: maybe(fc.constantFrom(['hotfix'], ['docs'])),
    committedAt: maybe(moment),
    openedAt: maybe(moment),
    firstReviewedAt: maybe(moment),
    mergedAt: maybe(moment),
    reverts: maybe(name('change', 15)),
  });
  const deployment: fc.Arbitrary<Deployment> = fc.record({
    source: fc.constant('ci'),
    id: name('deployment', 40),
    entityRefs: refs,
    environment: fc.constantFrom('production', 'prod-eu', 'staging'),
    status: fc.constantFrom('success', 'success', 'failure', 'cancelled'),
    startedAt: maybe(moment),
    finishedAt: moment,
    version: maybe(fc.constantFrom('1', '2', '3', '4')),
    commitSha: maybe(commit),
    baseCommitSha: maybe(commit),
    labels: maybe(fc.constantFrom(['hotfix'], ['docs'])),
    rollbackOf: maybe(name('deployment', 40)),
    remedies: maybe(name('incident', 6)),
    changes: maybe(fc.array(change, { maxLength: 3 })),
  });
  const incident: fc.Arbitrary<Incident> = fc.record({
    source: fc.constantFrom('ci', 'pager'),
    id: name('incident', 12),
    entityRefs: refs,
    startedAt: moment,
    resolvedAt: maybe(moment),
    causedBy: maybe(fc.record({ id: name('deployment', 40) })),
  });
  return fc.record({
    deployments: fc.array(deployment, { maxLength: 25 }),
    changes: fc.array(change, { maxLength: 20 }),
    incidents: fc.array(incident, { maxLength: 8 }),
  });
}
