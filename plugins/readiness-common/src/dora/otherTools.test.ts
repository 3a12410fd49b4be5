import { deployed, events, incident } from '../__fixtures__/deliveryEvents';
import { sharedData } from '../__fixtures__/sharedData';
import { dayMs } from '../time/durations';
import { weeksOf } from '../time/weeksOf';
import { bandOf } from './bandOf';
import type { BandedFigure, BandTable } from './BandTable';
import { defaultDoraPolicy } from './defaultDoraPolicy';
import { deliveryHistory } from './deliveryHistory';
import { doraFigures } from './doraFigures';
import { figuresOf } from './figuresOf';

const metrikText = sharedData('dora', 'metrik.json');
const middlewareText = sharedData('dora', 'middleware.json');

/** The levels of Metrik as a table of ours. Its numbers are daily, days, percent and hours. */
const metrikBands: BandTable = {
  ...defaultDoraPolicy.bands,
  figures: {
    deploymentFrequency: exclusive(1, 1 / 7, 1 / 30),
    leadTime: exclusive(24, 7 * 24, 30 * 24),
    changeFailure: exclusive(0.15, 0.3, 0.45),
    recovery: exclusive(1, 24, 168),
  },
};

function exclusive(elite: number, high: number, medium: number) {
  const edge = (value: number) => ({ value, inclusive: false });
  return [
    { band: 'elite', edge: edge(elite) },
    { band: 'high', edge: edge(high) },
    { band: 'medium', edge: edge(medium) },
    { band: 'low' },
  ] as const;
}

type MetrikVector = [string, number | [number, number], string];

function ofMetrik([metric, value]: MetrikVector): [BandedFigure, number] {
  if (Array.isArray(value)) {
    return ['deploymentFrequency', (value[0] * 7) / value[1]];
  }
  if (metric === 'CFR') return ['changeFailure', value / 100];
  return metric === 'MLT' ? ['leadTime', value * 24] : ['recovery', value];
}

(metrikText ? describe : describe.skip)('levels of Metrik', () => {
  const vectors: MetrikVector[] = JSON.parse(metrikText ?? '{}').levelVectors;

  it('are a table of ours, but for hours that it rounds before it compares', () => {
    const others = vectors.filter(vector => {
      const band = bandOf(metrikBands, ...ofMetrik(vector));
      return band?.toUpperCase() !== vector[2];
    });
    // 0.999 hours are less than an hour; Metrik makes 1.00 of it first.
    expect(others).toEqual([['MTTR', 0.999, 'HIGH']]);
  });

  it('differ from the default table on edges, where Metrik takes the worse side', () => {
    const others = vectors.flatMap(vector => {
      const band = bandOf(defaultDoraPolicy.bands, ...ofMetrik(vector));
      return band?.toUpperCase() === vector[2] ? [] : [[...vector, band]];
    });
    expect(others).toEqual([
      ['CFR', 45, 'LOW', 'medium'],
      ['CFR', 30, 'MEDIUM', 'high'],
      ['CFR', 15, 'HIGH', 'elite'],
      ['DF', [1, 7], 'MEDIUM', 'high'],
      ['DF', [1, 30], 'LOW', 'medium'],
      ['MTTR', 0.999, 'HIGH', 'elite'],
    ]);
  });
});

interface Attribution {
  name: string;
  deploymentsAtSecondsFromNow: number[];
  incidentsAtSecondsFromNow: number[];
  expectedFailedDeploymentIndexes: number[];
  expectedCfrPercent: number;
}

(middlewareText ? describe : describe.skip)('incidents of Middleware', () => {
  const { attribution, weeklyCfr, deploymentFrequency } = JSON.parse(
    middlewareText ??
      '{"attribution":[],"weeklyCfr":{},"deploymentFrequency":[]}',
  );
  const now = Date.UTC(2026, 0, 31);

  it.each<Attribution>(attribution)('belong as there: $name', vector => {
    const history = deliveryHistory(
      events({
        deployments: vector.deploymentsAtSecondsFromNow.map((at, id) =>
          deployed(`${id}`, now + at * 1000),
        ),
        incidents: vector.incidentsAtSecondsFromNow.map((at, id) =>
          incident(`${id}`, now + at * 1000),
        ),
      }),
      { policy: defaultDoraPolicy, now },
    );
    const failed = history.deployments.flatMap(({ failures, deployment }) =>
      failures.length > 0 ? [Number(deployment.id)] : [],
    );
    expect(failed).toEqual(vector.expectedFailedDeploymentIndexes);
    const window = { from: now - 30 * dayMs, to: now };
    const { value } = figuresOf(history, window).changeFailure;
    // Without deployments there is no rate; Middleware says 0.
    const rate = history.deployments.length === 0 ? 0 : 100 * (value ?? NaN);
    expect(rate).toBeCloseTo(vector.expectedCfrPercent);
  });

  it('fail deployments by week as there', () => {
    const at = (moment: string) => Date.parse(moment);
    const history = deliveryHistory(
      events({
        deployments: weeklyCfr.deployments.map((moment: string, id: number) =>
          deployed(`${id}`, at(moment)),
        ),
        incidents: weeklyCfr.incidents.map((moment: string, id: number) =>
          incident(`${id}`, at(moment)),
        ),
      }),
      { policy: defaultDoraPolicy, now },
    );
    const span = { from: at(weeklyCfr.from_), to: at(weeklyCfr.to) };
    const weeks = weeksOf(span, 'UTC').map(week => {
      const { part, whole } = figuresOf(history, week).changeFailure;
      return [new Date(week.from).toISOString().slice(0, 10), part, whole];
    });
    const expected: Record<string, { failed: number[]; total: number[] }> =
      weeklyCfr.expected;
    expect(weeks).toEqual(
      Object.entries(expected).map(([week, { failed, total }]) => [
        week,
        failed.length,
        total.length,
      ]),
    );
  });

  it('are counted with as many deployments as there', () => {
    const totals = deploymentFrequency.map(
      (vector: { from_: string; to: string; deployments: string[] }) =>
        doraFigures(
          events({
            deployments: vector.deployments.map((moment, id) =>
              deployed(`${id}`, Date.parse(moment)),
            ),
          }),
          {
            window: {
              from: Date.parse(vector.from_),
              to: Date.parse(vector.to),
            },
            policy: defaultDoraPolicy,
            now,
          },
        ).deploymentFrequency.count,
    );
    expect(totals).toEqual(
      deploymentFrequency.map(
        ({ expected }: { expected: { total: number } }) => expected.total,
      ),
    );
  });
});
