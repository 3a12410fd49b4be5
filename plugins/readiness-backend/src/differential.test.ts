import fc from 'fast-check';
import { testDatabases } from './database/__testUtils__/databases';
import {
  component,
  group,
  ladder,
  TestHarness,
  type Evidence,
} from './testing/TestHarness';

jest.setTimeout(240_000);

const databases = testDatabases();
const [anyDatabase = 'SQLITE_3'] = databases.ids;
const names = ['a', 'b', 'c'];

const stricter = {
  ...ladder,
  text: ladder.text.replace('slo.definedCount > 0', 'slo.definedCount > 1'),
};
const dated = {
  ...ladder,
  text: ladder.text.replace(
    'checks: [has-objectives]',
    "checks: [{ check: has-objectives, countsFrom: '2026-03-06' }]",
  ),
};

type Step = (harness: TestHarness) => Promise<void> | void;

const facts = fc.record(
  {
    'oncall.hasSchedule': fc.boolean(),
    'oncall.escalationLevels': fc.integer({ min: 0, max: 3 }),
    'slo.definedCount': fc.integer({ min: 0, max: 2 }),
  },
  { requiredKeys: [] },
);

const step: fc.Arbitrary<Step> = fc.oneof(
  fc.tuple(fc.constantFrom(...names), facts).map(
    ([name, values]): Step =>
      harness => {
        // Absent keys are absent, not undefined.
        harness.evidence[name] = JSON.parse(
          JSON.stringify(values),
        ) as Evidence[string];
      },
  ),
  fc.constantFrom(...names).map(
    (name): Step =>
      harness => {
        harness.evidence[name] = new Error('no answer');
      },
  ),
  fc.boolean().map(
    (down): Step =>
      harness => {
        harness.sourceError = down ? new Error('down') : undefined;
      },
  ),
  fc.constantFrom(1, 25, 80).map(
    (hours): Step =>
      harness =>
        harness.advance({ hours }),
  ),
  fc.constantFrom(ladder, stricter, dated).map(
    (rules): Step =>
      harness =>
        harness.restart([rules]),
  ),
  fc.subarray(names).map(
    (services): Step =>
      harness => {
        const types = (name: string) =>
          services.includes(name) ? 'service' : 'library';
        harness.setCatalog([
          group('payments'),
          ...names.map(name =>
            component(name, { spec: { type: types(name), owner: 'payments' } }),
          ),
        ]);
      },
  ),
);

describe('incremental evaluation', () => {
  it('leaves nothing that a full one would find different, whatever happened before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, fc.boolean()), { minLength: 1, maxLength: 12 }),
        async steps => {
          const { store, knex } = await databases.create(anyDatabase);
          const harness = await TestHarness.create(store);
          harness.setCatalog([
            group('payments'),
            ...names.map(n => component(n)),
          ]);
          await harness.round();
          for (const [act, andRound] of steps) {
            await act(harness);
            if (!andRound) continue;
            await harness.round();
            const settled = await store.revision();
            await store.queue.enqueueAll();
            await harness.drain();
            expect(await store.revision()).toBe(settled);
          }
          await knex.destroy();
        },
      ),
      { numRuns: 25 },
    );
  });
});
