import fc from 'fast-check';
import type { Change } from '../events/Change';
import type { DeliveryEvents } from '../events/DeliveryEvents';
import type { Deployment } from '../events/Deployment';
import type { Incident } from '../events/Incident';
import { dayMs } from '../time/durations';
import { defaultDoraPolicy } from './defaultDoraPolicy';
import { doraFigures } from './doraFigures';
import type { DoraPolicy } from './DoraPolicy';
import type { DoraFigures } from './Figure';

/** Everything of an arbitrary history lies in so many days from `firstDay` on. */
const arbitraryDays = 45;
const firstDay = Date.UTC(2026, 2, 1);

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
function arbitraryEvents(company = 'a'): fc.Arbitrary<DeliveryEvents> {
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

const window = {
  from: firstDay + 10 * dayMs,
  to: firstDay + (arbitraryDays - 5) * dayMs,
};
const now = firstDay + arbitraryDays * dayMs;

function figures(
  events: DeliveryEvents,
  policy: Partial<DoraPolicy> = {},
): DoraFigures {
  return doraFigures(events, {
    window,
    policy: { ...defaultDoraPolicy, ...policy },
    now,
  });
}

/** Every moment of an object is another one. */
function moved<T>(value: T, by: number): T {
  return JSON.parse(JSON.stringify(value), (key, each) =>
    key.endsWith('At') && typeof each === 'number' ? each + by : each,
  );
}

const clocks = fc.constantFrom<DoraPolicy['recoveryClock']>(
  'incident',
  'deployment',
);
const zones = fc.constantFrom(
  ...['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Auckland'],
);

describe('figures of delivery', () => {
  it('do not depend on the order of events', () => {
    fc.assert(
      fc.property(
        arbitraryEvents().chain(events =>
          fc.tuple(
            fc.constant(events),
            fc.record({
              deployments: shuffled(events.deployments),
              changes: shuffled(events.changes),
              incidents: shuffled(events.incidents),
            }),
          ),
        ),
        clocks,
        ([events, other], recoveryClock) => {
          expect(figures(other, { recoveryClock })).toEqual(
            figures(events, { recoveryClock }),
          );
        },
      ),
    );
  });

  it('stay when events come twice', () => {
    fc.assert(
      fc.property(arbitraryEvents(), events => {
        const { deployments, changes, incidents } = events;
        const twice = {
          deployments: [...deployments, ...deployments],
          changes: [...changes, ...changes],
          incidents: [...incidents, ...incidents],
        };
        expect(figures(twice)).toEqual(figures(events));
      }),
    );
  });

  it('stay when everything moves by whole days together with the window', () => {
    fc.assert(
      fc.property(
        arbitraryEvents(),
        fc.integer({ min: -400, max: 400 }),
        (events, days) => {
          const by = days * dayMs;
          const later = doraFigures(moved(events, by), {
            window: { from: window.from + by, to: window.to + by },
            policy: defaultDoraPolicy,
            now: now + by,
          });
          expect(moved(later, -by)).toEqual({
            ...figures(events),
            window: later.window,
          });
        },
      ),
    );
  });

  it('have the same medians in every time zone', () => {
    fc.assert(
      fc.property(arbitraryEvents(), zones, (events, timeZone) => {
        expect(figures(events, { timeZone })).toEqual(figures(events));
      }),
    );
  });

  it('never fail less with one more incident', () => {
    fc.assert(
      fc.property(
        arbitraryEvents(),
        arbitraryEvents(),
        (events, { incidents: others }) => {
          const [more] = others;
          fc.pre(more !== undefined);
          const known = events.incidents.some(
            ({ source, id }) => source === more.source && id === more.id,
          );
          fc.pre(!known);
          const before = figures(events).changeFailure;
          const after = figures({
            ...events,
            incidents: [...events.incidents, more],
          }).changeFailure;
          expect(after.part).toBeGreaterThanOrEqual(before.part);
          expect(after.whole).toBe(before.whole);
        },
      ),
    );
  });

  it('have a value or say why not; ratios lie between 0 and 1, and no duration is negative', () => {
    fc.assert(
      fc.property(arbitraryEvents(), clocks, (events, recoveryClock) => {
        const answer = figures(events, { recoveryClock });
        const { changeFailure, rework, leadTime, recovery, batchSize } = answer;
        for (const figure of [changeFailure, rework]) {
          const { value = 0, part, whole } = figure;
          expect(value).toBe(whole === 0 ? 0 : part / whole);
          expect(value >= 0 && value <= 1).toBe(true);
        }
        const durations = [leadTime, recovery, batchSize].concat(
          Object.values(leadTime.stages),
        );
        for (const { value = 0, p75 = value, p95 = p75 } of durations) {
          expect([0, value, p75, p95]).toEqual(
            [0, value, p75, p95].sort((a, b) => a - b),
          );
        }
        for (const figure of [...durations, changeFailure, rework]) {
          const { value, noData, sampleSize } = figure;
          expect(value === undefined).toBe(noData !== undefined);
          expect(value === undefined).toBe(sampleSize === 0);
        }
      }),
    );
  });

  it('of services that share nothing add up', () => {
    fc.assert(
      fc.property(arbitraryEvents('a'), arbitraryEvents('b'), (one, other) => {
        const counts = ({
          deploymentFrequency,
          leadTime,
          changeFailure,
          recovery,
          rework,
          undeployed,
          batchSize,
        }: DoraFigures) => [
          deploymentFrequency.count,
          leadTime.sampleSize,
          changeFailure.part,
          changeFailure.whole,
          recovery.sampleSize,
          recovery.openCount,
          rework.part,
          undeployed.noData ? 0 : undeployed.count,
          batchSize.sampleSize,
        ];
        const [a, b] = [counts(figures(one)), counts(figures(other))];
        const both = figures({
          deployments: [...one.deployments, ...other.deployments],
          changes: [...one.changes, ...other.changes],
          incidents: [...one.incidents, ...other.incidents],
        });
        const sum = a.map((count, at) => count + (b[at] ?? 0));
        // What waits is not known of a company that reports no merges, and is of both together.
        const known = counts(both).map((count, at) =>
          at === 7 ? Math.min(count, sum[at] ?? 0) : count,
        );
        expect(known).toEqual(sum);
      }),
    );
  });
});

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], {
    minLength: items.length,
    maxLength: items.length,
  });
}
