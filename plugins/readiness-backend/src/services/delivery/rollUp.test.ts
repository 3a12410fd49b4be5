import fc from 'fast-check';
import {
  absent,
  deploymentFlags,
  type DeliveryColumns,
} from './DeliveryColumns';
import { rollUp, type RollUp } from './rollUp';

const { success, failed, rework } = deploymentFlags;
const minute = 60;
const spans = {
  previous: { from: 0, to: 1000 },
  current: { from: 1000, to: 2000 },
  parts: [
    { from: 1000, to: 1400 },
    { from: 1400, to: 2000 },
  ],
  keepsEnds: false,
};

/** Rows as they are kept: `deployments` [at, flags, changes, shared changes, shared], and so on. */
function columns(rows: {
  deployments?: number[][];
  changes?: number[][];
  recoveries?: number[][];
  open?: number[][];
  waiting?: number[][];
}): DeliveryColumns {
  const of = (lists: number[][] = []) => Uint32Array.from(lists.flat());
  return {
    deployments: of(rows.deployments),
    changes: of(rows.changes),
    sharedChanges: Uint32Array.from(
      (rows.changes ?? []).flatMap(([, , , , , , shared], at) =>
        shared ? [at * 7] : [],
      ),
    ),
    recoveries: of(rows.recoveries),
    sharedRecoveries: of(
      (rows.recoveries ?? [])
        .filter(([, , shared]) => shared)
        .map(([at = 0, took = 0, shared = 0]) => [at - took, at, shared]),
    ),
    open: of(rows.open),
    waiting: of(rows.waiting),
    knowsMerges: rows.waiting !== undefined,
  };
}

/** A change with a lead time, and no stages. */
const change = (at: number, lead: number, shared = 0) => [
  ...[at, lead, absent, absent, absent, absent, shared],
];

const add = (services: DeliveryColumns[]) =>
  rollUp(services, spans, () => undefined);

const counts = ({ current, previous, parts, waiting }: RollUp) => ({
  current: [current.over, current.successful, current.failed, current.rework],
  previous: previous.over,
  parts: parts.map(({ over }) => over),
  leads: [current.leads.length, current.leads.median()],
  recoveries: [current.recoveries.length, current.open],
  waiting: waiting?.count,
});

describe('rollUp', () => {
  it.each<[string, number, { current: number; previous: number }]>([
    ['before all spans', -0, { current: 0, previous: 1 }],
    ['at the end of the span before', 999, { current: 0, previous: 1 }],
    ['at the beginning of the span', 1000, { current: 1, previous: 0 }],
    ['at its last second', 1999, { current: 1, previous: 0 }],
    ['at its end', 2000, { current: 0, previous: 0 }],
  ])('counts a deployment %s where it lies', async (_, at, expected) => {
    const { current, previous } = await add([
      columns({ deployments: [[at, success, 1, 0, 0]] }),
    ]);
    expect({ current: current.over, previous: previous.over }).toEqual(
      expected,
    );
  });

  it('counts a deployment of two services once, as failed when it failed for one', async () => {
    const sum = await add([
      columns({ deployments: [[1100, success, 2, 1, 7]] }),
      columns({ deployments: [[1100, success + failed, 1, 1, 7]] }),
    ]);
    expect(counts(sum).current).toEqual([1, 1, 1, 0]);
    expect(sum.current.changeCounts.median()).toBe(4);
  });

  it('counts a change of two services once, where it arrived first', async () => {
    const sum = await add([
      columns({ changes: [change(1200, 50, 3)] }),
      columns({ changes: [change(1100, 40, 3)] }),
    ]);
    expect(counts(sum).leads).toEqual([1, 40]);
  });

  it('counts a change of two services where it arrived first, although that was before all', async () => {
    const sum = await add([
      columns({ changes: [change(1200, 50, 3)] }),
      columns({ changes: [change(0, 40, 3)] }),
    ]);
    expect(counts(sum).leads).toEqual([0, undefined]);
    expect(sum.previous.leads.median()).toBe(40);
  });

  it('counts an incident of two services once, recovered from or open', async () => {
    const ofBoth = { recoveries: [[1100, minute, 4]], open: [[1200, 5]] };
    const sum = await add([columns(ofBoth), columns(ofBoth)]);
    expect(counts(sum).recoveries).toEqual([1, 1]);
    expect(sum.current.recoveries.median()).toBe(minute);
  });

  it('tells of each service what it did, shared or not', async () => {
    const own: number[] = [];
    const shared = columns({ deployments: [[1100, success, 1, 0, 9]] });
    await rollUp([shared, columns({}), shared], spans, tally => {
      own.push(tally.over);
    });
    expect(own).toEqual([1, 0, 1]);
  });

  it('takes the oldest change that waits, and knows when nobody tells', async () => {
    const deployed = { deployments: [[1100, success, 0, 0, 0]] };
    const one = {
      waiting: [
        [1500, 0],
        [900, 2],
      ],
      ...deployed,
    };
    const { waiting } = await add([
      columns(one),
      columns({ waiting: [[900, 2]] }),
    ]);
    expect(waiting).toEqual({ count: 2, oldestAt: 900 });
    expect((await add([columns(deployed)])).waiting).toBeUndefined();
    expect((await add([columns({ waiting: [] })])).waiting).toBeUndefined();
  });

  it('does not depend on the order of services, and parts make up the whole', async () => {
    const deployment = fc
      .tuple(
        fc.integer({ min: 0, max: 2500 }),
        fc.constantFrom(0, success, failed, success + failed + rework),
        fc.integer({ min: 0, max: 5 }),
      )
      .map(([at, flags, shared]) => [at, flags, 1, shared]);
    const service = fc.array(deployment, { maxLength: 20 }).map(rows =>
      columns({
        // One event is at one moment, for whomever it is.
        deployments: rows
          .map(([at = 0, flags = 0, count = 0, shared = 0]) =>
            shared
              ? [shared * 400, flags, count, 0, shared]
              : [at, flags, count, 0, 0],
          )
          .sort(([a = 0], [b = 0]) => a - b),
      }),
    );
    await fc.assert(
      fc.asyncProperty(fc.array(service, { maxLength: 6 }), async services => {
        const forth = counts(await add(services));
        expect(counts(await add([...services].reverse()))).toEqual(forth);
        const [over] = forth.current;
        expect(forth.parts.reduce((sum, part) => sum + part, 0)).toBe(over);
      }),
    );
  });
});
