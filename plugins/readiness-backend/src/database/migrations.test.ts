import type { Knex } from 'knex';
import { testDatabases } from './__testUtils__/databases';
import { change, deployment, incident } from './__testUtils__/events';
import {
  checkTransition,
  entity,
  ref,
  result,
  start,
} from './__testUtils__/examples';
import { putAttestation, putWaiver } from './__testUtils__/statements';
import { applyMigrations, migrationsDirectory } from './applyMigrations';

jest.setTimeout(60_000);

const databases = testDatabases();

async function tablesOf(knex: Knex): Promise<string[]> {
  const names: string[] = await (knex.client.config.client === 'pg'
    ? knex('pg_tables').where({ schemaname: 'public' }).pluck('tablename')
    : knex('sqlite_master').where({ type: 'table' }).pluck('name'));
  return names.filter(name => !/^(knex_|sqlite_)/.test(name)).sort();
}

describe.each(databases.ids)('Migrations on %s', id => {
  it('go up, hold rows in every table, go down and up again', async () => {
    const { knex, store } = await databases.create(id);
    await store.entities.save([entity('a'), entity('b')], start);
    await store.results.save([result('a'), result('b')]);
    await store.entities.remove([ref('b')], start);
    await store.facts.save([
      { entityRef: ref('a'), collectorId: 'c', values: {}, changedAt: start },
    ]);
    await store.facts.saveSeries([
      { entityRef: ref('a'), collectorId: 'c', series: {} },
    ]);
    const run = { id: 'run', collectorId: 'c', startedAt: start };
    await store.collectors.startRun(run);
    await store.collectors.finishRun(
      { ...run, endedAt: start, covered: 0, failed: 1, changed: 0 },
      new Map([[ref('a'), 'timeout']]),
    );
    await store.history.append([
      { entityRef: ref('a'), transition: checkTransition('has-owner') },
    ]);
    await store.queue.enqueue([ref('a')]);
    await store.definitions.save([
      { source: 'a.yaml', text: '', storedAt: start, problems: [], keeps: [] },
    ]);
    await putAttestation(knex, {
      entityRef: ref('a'),
      checkId: 'has-owner',
      attestedAt: start,
      expiresAt: start,
    });
    await putWaiver(knex, {
      entityRef: ref('a'),
      checkIds: ['has-owner'],
      requestedAt: start,
      until: start,
    });
    await store.disputes.add({
      ...{ id: 'd1', entityRef: ref('a'), checkId: 'has-owner' },
      ...{ factName: 'catalog.hasOwner', comment: 'It has.' },
      ...{ raisedBy: 'user:default/guest', raisedAt: start },
    });
    await store.assessments.add([
      {
        ...{ id: 's1', groupRef: 'group:default/payments', byMember: true },
        ...{ questionnaire: 'quickCheck', answers: { leadtime: 4 } },
        ...{ assessedBy: 'user:default/guest', assessedAt: start },
      },
    ]);
    await store.audit.append([
      {
        ...{ at: start, by: 'user:default/guest', action: 'dispute' },
        ...{ entityRef: ref('a'), checkIds: ['has-owner'], details: {} },
      },
    ]);
    await store.outbox.add(
      [{ id: 'o1', recipients: [], title: '', entityRef: ref('a') }],
      start,
    );
    await knex('absent_references').insert({ entity_ref: ref('c'), misses: 1 });
    await store.leases.take('readiness-due', 'token', 60);
    await store.delivery.keep(
      {
        deployments: [deployment('d1', ['a'])],
        changes: [change('c1', ['a'])],
        incidents: [incident('i1', ['a'])],
      },
      start,
    );
    await store.eventSources.heard('hooks', start);
    await store.receivedEvents.save([
      {
        ...{ source: 'hooks', kind: 'deployment', id: 'd2', addressee: {} },
        ...{ receivedAt: start, reason: 'Nobody has it' },
      },
    ]);
    await store.inbox.add(
      {
        ...{ source: 'hooks', deliveryId: '1', digest: 'abc', path: '' },
        ...{ headers: {}, body: Buffer.from('{}'), receivedAt: start },
      },
      60,
    );
    const tables = await tablesOf(knex);
    for (const table of tables) {
      expect([table, await knex(table).first()]).toEqual([
        table,
        expect.anything(),
      ]);
    }

    const directory = migrationsDirectory();
    await knex.migrate.rollback({ directory }, true);
    expect(await tablesOf(knex)).toEqual([]);
    await applyMigrations(knex);
    expect(await tablesOf(knex)).toEqual(tables);
    expect(await store.revision()).toBe(0);
  });

  it('keep moments in a form that a person can read', async () => {
    const { knex, store } = await databases.create(id);
    await store.entities.save([entity('a')], start + 7);
    const [row] = await knex('entities').select(
      knex.raw('cast(seen_at as text) as seen_at'),
    );
    expect(row.seen_at.replace(' ', 'T')).toMatch(
      /^2026-11-21T08:00:00\.007(Z|\+00)$/,
    );
  });
});
