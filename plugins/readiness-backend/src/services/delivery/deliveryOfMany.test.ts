import {
  defaultDoraPolicy,
  deliveryHistory,
  figuresOf,
  type Change,
  type DeliveryEvents,
  type Deployment,
  type DoraPolicy,
  type Incident,
} from '@service-readiness/backstage-plugin-readiness-common';
import fc from 'fast-check';
import type { EntityRow } from '../readModel/EntityRow';
import { columnsOf } from './columnsOf';
import type { DeliveryColumns } from './DeliveryColumns';
import { deliveryOfMany } from './deliveryOfMany';
import type { DeliveryScope } from './deliveryScope';
import { deliveryWindow } from './deliveryWindow';
import { eventsByEntity } from './eventsByEntity';
import type { FigureValue } from './FigureValue';

const hourMs = 3_600_000;
const now = Date.parse('2026-03-20T12:00:00Z');
const refs = ['a', 'b', 'c'].map(name => `component:default/${name}`);
const scope: DeliveryScope = {
  kind: 'company',
  title: 'All services',
  services: refs.map(entityRef => ({ entityRef } as EntityRow)),
};

const owners = fc
  .subarray(refs, { minLength: 1 })
  .map(found => found as [string, ...string[]]);
const moment = fc
  .integer({ min: 1, max: 60 * 24 })
  .map(hours => now - hours * hourMs);
const pick = <T>(...values: T[]) => fc.constantFrom(...values);

/** Events of three services, some for several of them; ids are places in the list. */
const events: fc.Arbitrary<DeliveryEvents> = fc
  .record({
    deployments: fc.array(
      fc.record({
        // Of one for several services each judges for itself whether it failed: see rollUp.test.ts.
        entityRefs: pick(...refs.map(ref => [ref])),
        at: moment,
        status: pick('success', 'success', 'failure', 'cancelled'),
        version: pick('1', '2', '3', undefined),
        environment: pick('production', 'production', 'staging'),
        leads: fc.array(fc.integer({ min: -2, max: 90 }), { maxLength: 3 }),
      }),
      { maxLength: 14 },
    ),
    changes: fc.array(fc.record({ entityRefs: owners, at: moment }), {
      maxLength: 6,
    }),
    incidents: fc.array(
      fc.record({
        entityRefs: owners,
        at: moment,
        hours: fc.option(fc.integer({ min: 1, max: 30 }), { nil: undefined }),
      }),
      { maxLength: 6 },
    ),
  })
  .map(({ deployments, changes, incidents }) => ({
    deployments: deployments.map(
      ({ at, leads, ...rest }, i) =>
        ({
          ...rest,
          source: 'ci',
          id: `d${i}`,
          finishedAt: at,
          changes: leads.map((lead, c) => ({
            source: 'ci',
            id: `d${i}c${c}`,
            committedAt: at - lead * hourMs,
            openedAt: at - (lead / 2) * hourMs,
          })),
        } as Deployment),
    ),
    changes: changes.map(
      ({ entityRefs, at }, i): Change => ({
        source: 'git',
        id: `c${i}`,
        entityRefs,
        committedAt: at - 5 * hourMs,
        mergedAt: at,
      }),
    ),
    incidents: incidents.map(
      ({ entityRefs, at, hours }, i): Incident => ({
        source: 'pager',
        id: `i${i}`,
        entityRefs,
        startedAt: at,
        // None says that it ends at a time to come.
        resolvedAt:
          hours === undefined || at + hours * hourMs >= now
            ? undefined
            : at + hours * hourMs,
      }),
    ),
  }));

async function rolledUp(
  told: DeliveryEvents,
  days: number,
  policy = defaultDoraPolicy,
  within = scope,
) {
  const window = deliveryWindow(now, days, policy);
  const numbers = new Map<string, number>();
  const columns = new Map<string, DeliveryColumns>();
  for (const [ref, own] of eventsByEntity(refs, told)) {
    const found = columnsOf(ref, own, { policy, numbers });
    if (found) columns.set(ref, found);
  }
  const model = { current: async () => columns };
  const hearsOfIncidents = told.incidents.length > 0;
  const view = await deliveryOfMany({
    store: { delivery: { hearsOfIncidents: async () => hearsOfIncidents } },
    model,
    scope: within,
    window,
    policy,
  });
  const history = deliveryHistory(told, { policy, now, hearsOfIncidents });
  return { view, window, figures: figuresOf(history, window), history };
}

describe('deliveryOfMany', () => {
  it.each([7, 30])(
    'gives over %s days the figures that the events of all services give together',
    async days => {
      await fc.assert(
        fc.asyncProperty(events, async told => {
          const { view, window, figures, history } = await rolledUp(told, days);
          const before = figuresOf(history, window.previous);
          // A change that two deployments brought to two services counts in the size of both.
          const comparable = view.figures.filter(
            ({ id }) => id !== 'batchSize' || !told.changes.some(isShared),
          );
          for (const shown of comparable) {
            const { id, value, band, p75, sampleSize } = shown;
            const { previous, noData, open } = shown;
            const figure: FigureValue = figures[id];
            expect({
              id,
              value,
              band,
              p75,
              sampleSize,
              previous,
              open,
            }).toEqual({
              id,
              value: near(figure.value),
              // The frequency of several services is a sum.
              band: id === 'deploymentFrequency' ? undefined : figure.band,
              p75: near(figure.p75),
              sampleSize: figure.sampleSize,
              previous: near(before[id].value),
              open: figure.openCount,
            });
            expect(noData === undefined).toBe(figure.noData === undefined);
          }
          const { count, oldestAt, noData } = figures.undeployed;
          const waits = view.undeployed;
          expect([waits.count, waits.oldestAt]).toEqual([
            noData ? undefined : count,
            oldestAt && new Date(oldestAt).toISOString(),
          ]);
          expect(waits.noData === undefined).toBe(noData === undefined);
        }),
        { numRuns: 300 },
      );
    },
  );

  it('counts the days of whole weeks, by the other method, as they are counted together', async () => {
    const policy: DoraPolicy = {
      ...defaultDoraPolicy,
      timeZone: 'America/New_York',
      frequencyMethod: 'medianWeek',
    };
    await fc.assert(
      fc.asyncProperty(events, async told => {
        const { view, figures } = await rolledUp(told, 30, policy);
        const [frequency] = view.figures;
        const { value, noData } = figures.deploymentFrequency;
        expect(frequency?.value).toBe(value);
        expect(frequency?.noData).toBe(noData);
      }),
    );
  });

  it('gives the frequency of one service its band, and of several none', async () => {
    const often: DeliveryEvents = {
      deployments: Array.from({ length: 60 }, (_, i) => ({
        source: 'ci',
        id: `d${i}`,
        entityRefs: [refs[0]!],
        environment: 'production',
        status: 'success',
        finishedAt: now - (i + 1) * 10 * hourMs,
      })),
      changes: [],
      incidents: [],
    };
    const alone = { ...scope, services: scope.services.slice(0, 1) };
    const frequencyOf = async (within: DeliveryScope) =>
      (await rolledUp(often, 30, defaultDoraPolicy, within)).view.figures[0];
    expect(await frequencyOf(alone)).toMatchObject({
      value: 14,
      band: 'elite',
    });
    const sum = await frequencyOf(scope);
    expect(sum).toMatchObject({ value: 14, bandLimits: [] });
    expect(sum?.band).toBeUndefined();
    expect(sum?.formula).toMatch(/bands are for one service\.$/);
  });

  it('has every service in a distribution, in a band or without data', async () => {
    await fc.assert(
      fc.asyncProperty(events, async told => {
        const { view } = await rolledUp(told, 30);
        for (const { bands, noData, quartiles } of view.distribution ?? []) {
          const counted = bands.reduce((sum, { count }) => sum + count, 0);
          const inBands = bands.length > 0 ? counted : refs.length - noData;
          expect(inBands + noData).toBe(refs.length);
          expect(quartiles === undefined).toBe(noData === refs.length);
        }
      }),
    );
  });
});

const isShared = ({ entityRefs = [] }: Change) => entityRefs.length > 1;

/** Whole seconds there, milliseconds here; undefined is the same. */
function near(value: number | undefined) {
  return value === undefined ? undefined : expect.closeTo(value, 3);
}
