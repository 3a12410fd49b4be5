import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { testDatabases } from './database/__testUtils__/databases';
import { ref } from './database/__testUtils__/examples';
import {
  component,
  group,
  ladder as judgedByFacts,
  TestHarness,
} from './testing/TestHarness';

jest.setTimeout(240_000);

const databases = testDatabases();
const [anyDatabase = 'SQLITE_3'] = databases.ids;
const names = ['a', 'b', 'c'];

/** As the ladder, with a check that people may answer as well, and one that only people do. */
const ladder = {
  ...judgedByFacts,
  text: `${judgedByFacts.text
    .replace(
      'fix: Write one OpenSLO document.',
      `$&
attestation: { asks: Objectives are kept elsewhere., validDays: 30 }`,
    )
    .replace(
      'checks: [has-objectives] }',
      `$&
  - { level: 4, name: Optimized, checks: [exercised] }`,
    )}
---
id: exercised
title: Recovery exercised
owner: group:default/platform
category: Reliability
capability: reliability
effort: large
outcome: Recovery works on the day that it is needed.
why: A plan that nobody has tried is a hope.
fix: Exercise it, and attest.
attestation: { asks: We restored the service., validDays: 30 }
examples:
  - { attested: true, outcome: pass }
`,
};
const attestable = ['has-objectives', 'exercised'];
const waivable = ['answered', ...attestable];

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
const hours = fc.constantFrom(1, 30, 90);
const attestation = fc
  .tuple(fc.constantFrom(...names), fc.constantFrom(...attestable), hours)
  .map(
    ([service, checkId, lasts]): Step => ({
      name: `${service} has ${checkId} attested for ${lasts} h`,
      act: async ({ store, now }) => {
        await store.attestations.add([
          {
            ...{ id: randomUUID(), entityRef: ref(service), checkId },
            ...{ comment: 'Seen.', attestedBy: 'user:default/guest' },
            attestedAt: now,
            expiresAt: now + lasts * 3_600_000,
          },
        ]);
        await store.queue.enqueue([ref(service)]);
      },
    }),
  );
const withdrawal = fc.constantFrom(...names).map(
  (service): Step => ({
    name: `${service} has what was attested withdrawn`,
    act: async ({ store, now }) => {
      const entityRefs = [ref(service)];
      const [first] = await store.attestations.list({
        ...{ entityRefs, state: 'standing', now, limit: 1 },
      });
      if (!first) return;
      await store.attestations.end(first.id, {
        ...{ at: now, by: 'user:default/guest', how: 'withdrawn' },
      });
      await store.queue.enqueue(entityRefs);
    },
  }),
);
const waiver = fc
  .tuple(
    fc.constantFrom(...names),
    fc.subarray(waivable, { minLength: 1 }),
    hours,
  )
  .map(
    ([service, checkIds, lasts]): Step => ({
      name: `${service} has ${checkIds.join(', ')} waived for ${lasts} h`,
      act: async ({ store, now }) => {
        const id = randomUUID();
        await store.waivers.add({
          ...{ id, entityRef: ref(service), checkIds, reason: 'plannedWork' },
          ...{ explanation: 'Soon.', requestedBy: 'user:default/guest' },
          requestedAt: now,
          until: now + lasts * 3_600_000,
        });
        await store.waivers.decide(id, {
          ...{ outcome: 'approved', by: 'user:default/decider', at: now },
          comment: '',
        });
        await store.queue.enqueue([ref(service)]);
      },
    }),
  );
const revocation = fc.constantFrom(...names).map(
  (service): Step => ({
    name: `${service} has a waiver revoked`,
    act: async ({ store, now }) => {
      const entityRefs = [ref(service)];
      const [first] = await store.waivers.list({
        ...{ entityRefs, state: 'inForce', now, limit: 1 },
      });
      if (!first) return;
      await store.waivers.end(first.id, {
        ...{ at: now, by: 'user:default/decider', how: 'revoked' },
        comment: '',
      });
      await store.queue.enqueue(entityRefs);
    },
  }),
);
const step = fc.oneof(
  ...[evidence, failure, silence, time, rules, types],
  ...[attestation, withdrawal, waiver, revocation],
);

describe('incremental evaluation', () => {
  it('leaves nothing that a full one would find different, whatever happened before', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(step, fc.boolean()), { minLength: 1, maxLength: 12 }),
        async steps => {
          const { store, knex } = await databases.create(anyDatabase);
          const harness = await TestHarness.create(store, {
            library: [ladder],
          });
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
      { numRuns: 100 },
    );
  });
});
