import { testDatabases } from './__testUtils__/databases';
import { minute, ref, start } from './__testUtils__/examples';
import { putAttestation, putWaiver } from './__testUtils__/statements';
import { toColumn } from './timestamps';

jest.setTimeout(60_000);

const databases = testDatabases();
const day = 24 * 60 * minute;

describe.each(databases.ids)('What stands, on %s', id => {
  it('is an attestation until it expires, its last moment excluded', async () => {
    const { knex, store } = await databases.create(id);
    const attested = {
      checkId: 'has-runbook',
      attestedAt: start,
      expiresAt: start + day,
    };
    const first = await putAttestation(knex, {
      ...attested,
      entityRef: ref('a'),
    });
    await putAttestation(knex, { ...attested, entityRef: ref('b') });
    const refs = [ref('a'), ref('c')];
    expect(await store.attestations.standing(refs, start + day - 1)).toEqual(
      new Map([
        [
          ref('a'),
          new Map([['has-runbook', { id: first, expiresAt: start + day }]]),
        ],
      ]),
    );
    expect(await store.attestations.standing(refs, start + day)).toEqual(
      new Map(),
    );
  });

  it('is the newest attestation, and none that ended', async () => {
    const { knex, store } = await databases.create(id);
    const about = { entityRef: ref('a'), checkId: 'has-runbook' };
    const newest = await putAttestation(knex, {
      ...about,
      attestedAt: start + minute,
      expiresAt: start + day,
    });
    await putAttestation(knex, {
      ...about,
      attestedAt: start,
      expiresAt: start + 2 * day,
    });
    const standing = async () => {
      const found = await store.attestations.standing([ref('a')], start);
      return found.get(ref('a'))?.get('has-runbook')?.expiresAt;
    };
    expect(await standing()).toBe(start + day);
    await knex('attestations')
      .where({ id: newest })
      .update({ ended_at: toColumn(start), ended_how: 'withdrawn' });
    expect(await standing()).toBe(start + 2 * day);
  });

  it('is an approved waiver until it lapses, for each of its checks', async () => {
    const { knex, store } = await databases.create(id);
    const asked = { entityRef: ref('a'), requestedAt: start };
    const approved = await putWaiver(knex, {
      ...asked,
      checkIds: ['has-owner', 'has-runbook'],
      until: start + day,
    });
    await putWaiver(knex, {
      ...asked,
      checkIds: ['slos-defined'],
      until: start + day,
      decision: 'refused',
    });
    const waiver = { id: approved, until: start + day };
    expect(await store.waivers.standing([ref('a')], start + day - 1)).toEqual(
      new Map([
        [
          ref('a'),
          new Map([
            ['has-owner', waiver],
            ['has-runbook', waiver],
          ]),
        ],
      ]),
    );
    expect(await store.waivers.standing([ref('a')], start + day)).toEqual(
      new Map(),
    );
  });

  it('is the waiver that lasts longest, and none that was revoked', async () => {
    const { knex, store } = await databases.create(id);
    const asked = {
      entityRef: ref('a'),
      checkIds: ['has-runbook'],
      requestedAt: start,
    };
    const longest = await putWaiver(knex, { ...asked, until: start + 2 * day });
    await putWaiver(knex, { ...asked, until: start + day });
    const standing = async () => {
      const found = await store.waivers.standing([ref('a')], start);
      return found.get(ref('a'))?.get('has-runbook')?.until;
    };
    expect(await standing()).toBe(start + 2 * day);
    await knex('waivers')
      .where({ id: longest })
      .update({ ended_at: toColumn(start), ended_how: 'revoked' });
    expect(await standing()).toBe(start + day);
  });
});
