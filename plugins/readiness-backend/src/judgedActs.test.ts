import { randomUUID } from 'node:crypto';
import { testDatabases } from './database/__testUtils__/databases';
import { ref } from './database/__testUtils__/examples';
import type { DefinitionText } from './services/definitions/readDirectory';
import { component, group, ladder, TestHarness } from './testing/TestHarness';

jest.setTimeout(60_000);

const databases = testDatabases();
const hour = 3_600_000;
const asks = 'Objectives are kept elsewhere, and we look at them weekly.';
const attestable: DefinitionText = {
  ...ladder,
  text: ladder.text.replace(
    'fix: Write one OpenSLO document.',
    `fix: Write one OpenSLO document, or attest.
attestation: { asks: '${asks}', validDays: 90, by: [owner, group:default/sre] }`,
  ),
};
const scorecardId = 'ladder';
const refunds = { kind: 'component', namespace: 'default', name: 'refunds' };

describe.each(databases.ids)('What people did, as it is judged on %s', id => {
  let harness: TestHarness;
  beforeEach(async () => {
    const { store } = await databases.create(id);
    harness = await TestHarness.create(store, { library: [attestable] });
    harness.setCatalog([
      group('payments'),
      component('refunds'),
      component('ledger'),
    ]);
    const answered = {
      'oncall.hasSchedule': true,
      'oncall.escalationLevels': 2,
    };
    harness.evidence = { refunds: answered, ledger: answered };
    await harness.round();
  });

  const explained = () =>
    harness.handlers.explainScorecard(
      { ...refunds, scorecardId },
      TestHarness.credentials,
    );
  const checkOf = async (checkId: string) =>
    (await explained()).checks.find(check => check.id === checkId);
  const newest = async () => {
    const { items } = await harness.handlers.getHistory(
      refunds,
      TestHarness.credentials,
    );
    return items[0];
  };
  const list = (query: Record<string, string>) =>
    harness.handlers.listServices({ query }, TestHarness.credentials);

  async function attest(lastsHours: number) {
    const { store, now } = harness;
    await store.attestations.add([
      {
        id: randomUUID(),
        entityRef: ref('refunds'),
        checkId: 'has-objectives',
        comment: 'Looked at them on Monday',
        evidence: 'https://wiki.example.com/objectives',
        attestedBy: 'user:default/ana',
        attestedAt: now,
        expiresAt: now + lastsHours * hour,
      },
    ]);
    await harness.parts.worker.workOn(ref('refunds'));
  }

  async function waive(checkIds: string[], lastsHours: number) {
    const { store, now } = harness;
    const waiverId = randomUUID();
    await store.waivers.add({
      id: waiverId,
      entityRef: ref('refunds'),
      checkIds,
      reason: 'plannedWork',
      explanation: 'Comes with the next release',
      requestedBy: 'user:default/ana',
      requestedAt: now,
      until: now + lastsHours * hour,
    });
    await store.waivers.decide(waiverId, {
      outcome: 'approved',
      by: 'user:default/bo',
      at: now,
      comment: 'Agreed',
    });
    await harness.parts.worker.workOn(ref('refunds'));
    return waiverId;
  }

  it('asks to attest what no source answers, and rises when somebody did', async () => {
    const before = await explained();
    expect(before.nextSteps).toMatchObject([
      {
        checkId: 'has-objectives',
        attestable: true,
        text: `Attest: ${asks}`,
      },
    ]);
    await attest(48);
    const check = await checkOf('has-objectives');
    expect(check).toMatchObject({
      outcome: 'pass',
      because: `Attested until 2026-03-04: ${asks}`,
      attestation: {
        asks,
        validDays: 90,
        by: ['owner', 'group:default/sre'],
        evidence: 'required',
        decides: true,
        attested: {
          by: 'user:default/ana',
          at: '2026-03-02T09:00:00.000Z',
          until: '2026-03-04T09:00:00.000Z',
          comment: 'Looked at them on Monday',
          evidence: 'https://wiki.example.com/objectives',
        },
      },
    });
    expect((await explained()).level).toMatchObject({
      level: 3,
      earned: 3,
      waived: 0,
    });
    expect(await newest()).toMatchObject({
      cause: 'attestation',
      text: 'Reached 3 Proactive: Objectives defined (attested)',
    });
  });

  it('lets facts decide where there are any, and tells of the attestation beside them', async () => {
    await attest(48);
    harness.evidence.refunds = {
      'oncall.hasSchedule': true,
      'oncall.escalationLevels': 2,
      'slo.definedCount': 0,
    };
    await harness.round();
    const check = await checkOf('has-objectives');
    expect(check).toMatchObject({
      outcome: 'fail',
      attestation: { decides: false, attested: { by: 'user:default/ana' } },
    });
    expect((await explained()).nextSteps[0]?.attestable).toBe(false);
  });

  it('loses the level when an attestation lapses, at that moment, although the backend was down', async () => {
    await attest(48);
    harness.advance({ hours: 60 });
    await harness.restart([attestable]);
    await harness.round();
    expect((await explained()).level.level).toBe(2);
    expect(await checkOf('has-objectives')).toMatchObject({
      outcome: 'unknown',
      attestation: { decides: false },
    });
    expect(await newest()).toMatchObject({
      cause: 'lapse',
      text: 'Lost 3 Proactive: Objectives defined (the attestation lapsed)',
      effectiveAt: '2026-03-04T09:00:00.000Z',
      noticedAt: '2026-03-04T21:00:00.000Z',
    });
  });

  it('says that it is to be evaluated again between the lapse and the next evaluation', async () => {
    await attest(1);
    harness.advance({ hours: 2 });
    expect((await checkOf('has-objectives'))?.because).toMatch(
      /^To be evaluated again/,
    );
  });

  it('shows the level with a waiver and the one that is earned, and no outcome changes', async () => {
    const waiverId = await waive(['has-objectives', 'answered'], 48);
    const { level, rungs, nextSteps } = await explained();
    expect(level).toMatchObject({
      level: 3,
      earned: 2,
      waived: 1,
      unknown: 1,
      pass: 1,
    });
    expect(rungs.map(({ waived }) => waived)).toEqual([0, 0, 1]);
    expect(nextSteps).toEqual([]);
    expect(await checkOf('has-objectives')).toMatchObject({
      outcome: 'unknown',
      waived: {
        id: waiverId,
        until: '2026-03-04T09:00:00.000Z',
        reason: 'plannedWork',
        requestedBy: 'user:default/ana',
        decidedBy: 'user:default/bo',
      },
    });
    // It was waived as well, and passes.
    expect((await checkOf('answered'))?.waived).toBeUndefined();
    expect(await newest()).toMatchObject({
      cause: 'waiver',
      text: 'Reached 3 Proactive: Objectives defined (waived)',
    });
  });

  it('finds and counts what is waived, and what is waived holds nobody back', async () => {
    const blocks = async () => {
      const { items } = await harness.handlers.listScorecards(
        {},
        TestHarness.credentials,
      );
      const [scorecard] = items;
      const check = scorecard?.checks.find(c => c.id === 'has-objectives');
      return {
        services: scorecard?.waived,
        ...{ waived: check?.waived, unknown: check?.unknown },
        blocks: check?.blocks,
      };
    };
    expect(await blocks()).toEqual({
      ...{ services: 0, waived: 0, unknown: 2, blocks: 2 },
    });
    await waive(['has-objectives'], 48);
    expect(await blocks()).toEqual({
      ...{ services: 1, waived: 1, unknown: 2, blocks: 1 },
    });
    const found = await list({ waived: 'true' });
    expect(found.items.map(({ name, level }) => [name, level?.earned])).toEqual(
      [['refunds', 2]],
    );
    const view = await harness.handlers.getGroup(
      { kind: 'group', namespace: 'default', name: 'payments' },
      TestHarness.credentials,
    );
    expect(view.waived).toBe(1);
  });

  it('loses the level at the end of a waiver', async () => {
    await waive(['has-objectives'], 48);
    harness.advance({ hours: 50 });
    await harness.parts.due.run();
    await harness.drain();
    expect((await explained()).level).toMatchObject({ level: 2, waived: 0 });
    expect(await newest()).toMatchObject({
      cause: 'lapse',
      text: 'Lost 3 Proactive: Objectives defined (the waiver lapsed)',
      effectiveAt: '2026-03-04T09:00:00.000Z',
    });
  });

  it('gives other replicas the same summary', async () => {
    await waive(['has-objectives'], 48);
    const page = (await list({})).items.find(({ name }) => name === 'refunds');
    await harness.restart([attestable]);
    const other = (await list({})).items.find(({ name }) => name === 'refunds');
    expect(other).toEqual(page);
    expect(other?.level).toEqual((await explained()).level);
  });

  it('costs two statements for a whole batch', async () => {
    const { knex, store } = await databases.create(id);
    const many = await TestHarness.create(store, { library: [attestable] });
    const names = Array.from({ length: 80 }, (_, i) => `service-${i}`);
    many.setCatalog([group('payments'), ...names.map(n => component(n))]);
    await many.round();
    await store.queue.enqueueAll();
    const statements: string[] = [];
    const note = ({ sql }: { sql: string }) => statements.push(sql);
    knex.on('query', note);
    await many.drain();
    knex.removeListener('query', note);
    const aboutActs = statements.filter(sql =>
      /from (attestations|waivers)/.test(sql),
    );
    expect(aboutActs).toHaveLength(2);
  });
});
