import fc from 'fast-check';
import { testDatabases } from './database/__testUtils__/databases';
import { component, group, ladder, TestHarness } from './testing/TestHarness';

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

/** Something that happens, and its name in a counterexample. */
interface Step {
  name: string;
  act: (harness: TestHarness) => Promise<void> | void;
}

const facts = fc.record(
  {
    'oncall.hasSchedule': fc.boolean(),
    'oncall.escalationLevels': fc.integer({ min: 0, max: 3 }),
    'slo.definedCount': fc.integer({ min: 0, max: 2 }),
  },
  { requiredKeys: [], noNullPrototype: true },
);

const evidence = fc.tuple(fc.constantFrom(...names), facts).map(
  ([service, values]): Step => ({
    name: `${service} reports ${JSON.stringify(values)}`,
    act: harness => {
      // Absent keys are absent, not undefined.
      harness.evidence[service] = JSON.parse(JSON.stringify(values));
    },
  }),
);
const failure = fc.constantFrom(...names).map(
  (service): Step => ({
    name: `${service} fails`,
    act: harness => {
      harness.evidence[service] = new Error('no answer');
    },
  }),
);
const silence = fc.boolean().map(
  (down): Step => ({
    name: down ? 'the source is down' : 'the source answers',
    act: harness => {
      harness.sourceError = down ? new Error('down') : undefined;
    },
  }),
);
const time = fc.constantFrom(1, 25, 80).map(
  (hours): Step => ({
    name: `${hours} hours pass`,
    act: harness => harness.advance({ hours }),
  }),
);
const rules = fc
  .constantFrom(
    { name: 'usual rules', set: ladder },
    { name: 'stricter rules', set: stricter },
    { name: 'rules that count from a date', set: dated },
  )
  .map(
    ({ name, set }): Step => ({ name, act: harness => harness.restart([set]) }),
  );
const types = fc.subarray(names).map(
  (services): Step => ({
    name: `services are ${services.join(', ')}`,
    act: harness =>
      harness.setCatalog([
        group('payments'),
        ...names.map(name =>
          component(name, {
            spec: {
              type: services.includes(name) ? 'service' : 'library',
              owner: 'payments',
            },
          }),
        ),
      ]),
  }),
);
const step = fc.oneof(evidence, failure, silence, time, rules, types);

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
          for (const [happening, andRound] of steps) {
            await happening.act(harness);
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
      { numRuns: 60 },
    );
  });
});
