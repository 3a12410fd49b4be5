import type {
  Attestation,
  Dispute,
  Waiver,
  WaiverState,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { AuditEntry } from '../stores/AuditLog';
import { entity, minute, ref, start } from './__testUtils__/examples';
import { testDatabases } from './__testUtils__/databases';

jest.setTimeout(60_000);

const databases = testDatabases();
const guest = 'user:default/guest';

const attestation = (
  id: string,
  more: Partial<Attestation> = {},
): Attestation => ({
  ...{ id, entityRef: ref('a'), checkId: 'load-tested' },
  ...{ comment: 'Seen.', evidence: 'https://example.com' },
  ...{ attestedBy: guest, attestedAt: start, expiresAt: start + 10 * minute },
  ...more,
});

const waiver = (id: string, more: Partial<Waiver> = {}): Waiver => ({
  ...{ id, entityRef: ref('a'), checkIds: ['has-runbook', 'load-tested'] },
  ...{ reason: 'plannedWork', explanation: 'Next release.' },
  ...{ requestedBy: guest, requestedAt: start, until: start + 10 * minute },
  ...more,
});

const dispute = (id: string, more: Partial<Dispute> = {}): Dispute => ({
  ...{ id, entityRef: ref('a'), checkId: 'on-call-scheduled' },
  ...{ factName: 'oncall.hasSchedule', collectorId: 'rota' },
  ...{ comment: 'Wrong.', raisedBy: guest, raisedAt: start },
  ...more,
});

const entry = (more: Partial<AuditEntry> = {}): AuditEntry => ({
  ...{ at: start, by: guest, action: 'attest', entityRef: ref('a') },
  ...{ checkIds: ['load-tested'], subjectId: 'a1', details: {} },
  ...more,
});

const ids = (items: Array<{ id: string }>) => items.map(({ id }) => id);

describe.each(databases.ids)('what people do, kept in %s', id => {
  const now = start + 5 * minute;

  it('keeps an attestation whole, and has a newer one take its place', async () => {
    const { attestations } = (await databases.create(id)).store;
    const first = attestation('a1');
    await attestations.add([first, attestation('a2', { checkId: 'other' })]);
    expect(await attestations.get('a1')).toEqual(first);
    const second = attestation('a3', {
      attestedBy: 'user:default/sam',
      attestedAt: now,
      comment: 'Seen \0again',
      evidence: undefined,
    });
    await attestations.add([second]);
    expect(await attestations.get('a1')).toEqual({
      ...first,
      ended: { at: now, by: 'user:default/sam', how: 'replaced' },
    });
    expect((await attestations.get('a3'))?.comment).toBe('Seen again');
    const standing = await attestations.standing([ref('a')], now);
    expect([...(standing.get(ref('a')) ?? [])].map(([, a]) => a.id)).toEqual(
      ['a3', 'a2'].sort((a, b) => (a < b ? -1 : 1)),
    );
    expect(await attestations.get('none')).toBeUndefined();
  });

  it('lists attestations by state, in pages, what runs out first comes first', async () => {
    const { attestations } = (await databases.create(id)).store;
    await attestations.add([
      attestation('late', { checkId: 'c1', expiresAt: start + 30 * minute }),
      attestation('soon-b', { checkId: 'c2' }),
      attestation('soon-a', { entityRef: ref('b') }),
      attestation('over', { checkId: 'c3', expiresAt: start + minute }),
      attestation('back', { checkId: 'c4' }),
    ]);
    const ended = { at: now, by: guest, how: 'withdrawn', comment: 'Wrong.' };
    await attestations.end('back', { ...ended, how: 'withdrawn' });
    expect((await attestations.get('back'))?.ended).toEqual(ended);
    const list = async (more: object) =>
      ids(
        await attestations.list({ state: 'standing', now, limit: 9, ...more }),
      );
    expect(await list({})).toEqual(['soon-a', 'soon-b', 'late']);
    expect(await list({ limit: 1 })).toEqual(['soon-a']);
    const after = { at: start + 10 * minute, id: 'soon-a' };
    expect(await list({ after })).toEqual(['soon-b', 'late']);
    expect(await list({ entityRefs: [ref('b')] })).toEqual(['soon-a']);
    expect(await list({ entityRefs: [] })).toEqual([]);
    expect(await list({ checkId: 'c1' })).toEqual(['late']);
    expect(await list({ expiringBefore: start + 30 * minute })).toEqual([
      'soon-a',
      'soon-b',
    ]);
    expect(await list({ state: 'lapsed' })).toEqual(['over']);
    expect(await list({ state: 'withdrawn' })).toEqual(['back']);
    expect(await attestations.prune(now)).toBe(1);
    expect(await attestations.prune(now + 1)).toBe(1);
  });

  it('keeps a waiver whole, from request to end', async () => {
    const { waivers } = (await databases.create(id)).store;
    const request = waiver('w1', {
      compensatingMeasure: 'We watch it by hand.',
      renews: 'w0',
    });
    await waivers.add(request);
    expect(await waivers.get('w1')).toEqual(request);
    const decision = {
      ...{ outcome: 'approved' as const, by: 'user:default/ada' },
      ...{ at: now, comment: 'Once.' },
    };
    await waivers.decide('w1', decision);
    const ended = {
      ...{ how: 'revoked' as const, by: 'user:default/ada' },
      ...{ at: now + 1, comment: 'Enough.' },
    };
    await waivers.end('w1', ended);
    expect(await waivers.get('w1')).toEqual({ ...request, decision, ended });
    expect(await waivers.get('none')).toBeUndefined();
  });

  it('lists waivers by the state that they are in at a moment', async () => {
    const { waivers } = (await databases.create(id)).store;
    const act = { by: 'user:default/ada', at: start, comment: '' };
    const states: Record<WaiverState, () => Promise<void>> = {
      requested: async () => {},
      inForce: () => waivers.decide('inForce', { ...act, outcome: 'approved' }),
      refused: () => waivers.decide('refused', { ...act, outcome: 'refused' }),
      withdrawn: () => waivers.end('withdrawn', { ...act, how: 'withdrawn' }),
      revoked: async () => {
        await waivers.decide('revoked', { ...act, outcome: 'approved' });
        await waivers.end('revoked', { ...act, how: 'revoked' });
      },
      removed: () => waivers.end('removed', { ...act, how: 'removed' }),
      lapsed: async () => {},
    };
    for (const [state, reach] of Object.entries(states)) {
      const until = state === 'lapsed' ? now : now + minute;
      await waivers.add(waiver(state, { until }));
      await reach();
    }
    const list = async (more: object) =>
      ids(await waivers.list({ now, limit: 20, ...more }));
    for (const state of Object.keys(states)) {
      expect([state, await list({ state })]).toEqual([state, [state]]);
    }
    expect((await list({}))[0]).toBe('lapsed');
    expect(await list({ limit: 2, after: { at: now, id: 'lapsed' } })).toEqual([
      'inForce',
      'refused',
    ]);
    expect(await list({ checkId: 'other' })).toEqual([]);
    expect(await list({ untilBefore: now + 1 })).toEqual(['lapsed']);
    expect(await list({ entityRefs: [ref('b')] })).toEqual([]);
    expect(ids(await waivers.openOf(ref('a'))).sort()).toEqual([
      'inForce',
      'lapsed',
      'requested',
    ]);
    // Refused and ended at the start.
    expect(await waivers.prune(start + 1)).toBe(4);
    expect(await waivers.prune(now + 1)).toBe(1);
  });

  it('keeps disputes until they are answered, and counts the open ones by collector', async () => {
    const { disputes } = (await databases.create(id)).store;
    const first = dispute('d1');
    await disputes.add(first);
    await disputes.add(dispute('d2', { raisedAt: now, entityRef: ref('b') }));
    await disputes.add(dispute('d3', { collectorId: undefined }));
    expect(await disputes.get('d1')).toEqual(first);
    expect(ids(await disputes.openOf(ref('a')))).toEqual(['d1', 'd3']);
    const answer = {
      ...{ outcome: 'accepted' as const, by: guest, at: now, comment: 'Yes.' },
    };
    const list = async (more: object) =>
      ids(await disputes.list({ state: 'open', limit: 9, ...more }));
    expect(await list({})).toEqual(['d1', 'd3', 'd2']);
    expect(await list({ after: { at: start, id: 'd1' } })).toEqual([
      'd3',
      'd2',
    ]);
    expect(await list({ collectorId: 'rota' })).toEqual(['d1', 'd2']);
    await disputes.answer('d1', answer);
    expect(await disputes.get('d1')).toEqual({ ...first, answer });
    expect(await list({ state: 'accepted' })).toEqual(['d1']);
    expect(await list({ checkId: 'other' })).toEqual([]);
    const count = await disputes.openByCollector();
    expect([...count].sort()).toEqual([
      ['', 1],
      ['rota', 1],
    ]);
    expect(await disputes.openByCollector([])).toEqual(new Map());
    expect(await disputes.prune(now + 1)).toBe(1);
  });

  it('logs what was done, newest first, to be searched', async () => {
    const { audit } = (await databases.create(id)).store;
    await audit.append([
      entry(),
      entry({ by: 'user:default/sam', at: now, details: { until: now } }),
      entry({ action: 'refresh', subjectId: undefined, checkIds: [] }),
      entry({ entityRef: ref('b') }),
    ]);
    const list = async (more: object) =>
      (await audit.list({ limit: 9, ...more })).map(e => Number(e.id));
    const [last = 0, third = 0, second = 0, first = 0] = await list({});
    expect([last, third, second]).toEqual([first + 3, first + 2, first + 1]);
    expect(await list({ limit: 1, beforeId: String(last) })).toEqual([third]);
    expect(await list({ by: 'user:default/sam' })).toEqual([second]);
    expect(await list({ action: 'refresh' })).toEqual([third]);
    expect(await list({ entityRefs: [ref('b')] })).toEqual([last]);
    expect(await list({ from: now })).toEqual([second]);
    expect(await list({ to: now, entityRefs: [ref('a')] })).toEqual([
      third,
      first,
    ]);
    const [found] = await audit.list({ limit: 1, from: now });
    expect(found).toEqual({
      ...entry({ by: 'user:default/sam', at: now, details: { until: now } }),
      id: String(second),
    });
    expect(await audit.prune(now)).toBe(3);
    await audit.append([]);
  });

  it('ends with its entity, is kept, and logged', async () => {
    const { store } = await databases.create(id);
    await store.entities.save([entity('a'), entity('b')], start);
    await store.attestations.add([attestation('a1')]);
    await store.waivers.add(waiver('w1'));
    await store.waivers.add(waiver('w2', { entityRef: ref('b') }));
    await store.disputes.add(dispute('d1'));
    await store.entities.remove([ref('a')], now);
    const ended = { at: now, by: 'plugin:readiness', how: 'removed' };
    expect((await store.attestations.get('a1'))?.ended).toMatchObject(ended);
    expect((await store.waivers.get('w1'))?.ended).toMatchObject(ended);
    expect((await store.waivers.get('w2'))?.ended).toBeUndefined();
    expect((await store.disputes.get('d1'))?.answer?.outcome).toBe('removed');
    expect(await store.audit.list({ limit: 9 })).toMatchObject([
      { action: 'removeService', entityRef: ref('a'), details: { ended: 3 } },
    ]);
  });
});
