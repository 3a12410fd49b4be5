// @ts-check

/**
 * Deployments, changes and incidents, and what came in before it was one of them.
 *
 * The three tables of events are alike. An event that is for several entities is a row for each, with the same
 * document: every question is about entities, and one about several counts what has the same source and id once.
 *
 * @typedef {import('knex').Knex} Knex
 * @typedef {import('knex').Knex.CreateTableBuilder} Table
 */

/** @param {Knex} knex */
const isPostgres = knex => knex.client.config.client.includes('pg');

/** @param {Knex} knex */
const columnTypes = knex => ({
  /** @param {Table} table @param {string} name */
  key: (table, name) =>
    table.specificType(name, isPostgres(knex) ? 'text collate "C"' : 'text'),
  /** In SQLite, text such as 2026-11-21T08:00:00.000Z. @param {Table} table @param {string} name */
  moment: (table, name) =>
    table.specificType(name, isPostgres(knex) ? 'timestamptz(3)' : 'text'),
});

const eventTables = {
  deployments:
    'When it ended; when it began while it runs, or when we heard of it',
  changes: 'When it was merged; when it was opened or committed before that',
  incidents: 'When it began',
};

/** @param {Knex} knex */
async function createEvents(knex) {
  const { key, moment } = columnTypes(knex);
  for (const [name, at] of Object.entries(eventTables)) {
    await knex.schema.createTable(name, table => {
      key(table, 'source').notNullable();
      key(table, 'id').notNullable().comment('Unique in its source');
      key(table, 'entity_ref').notNullable();
      moment(table, 'at').notNullable().comment(at);
      moment(table, 'ended_at').comment(
        'Absent while it runs, is not merged, or is not resolved',
      );
      moment(table, 'received_at')
        .notNullable()
        .comment('When what it says came in');
      moment(table, 'said_at').comment(
        'When the source said so: what it said before that is late',
      );
      table
        .text('document')
        .notNullable()
        .comment('The event without source and id, as JSON, keys in order');
      table
        .text('words')
        .comment('What was added to it in parts, as JSON: outlives new wholes');
      // Is it known, and what does it say.
      table.primary(['source', 'id', 'entity_ref']);
      // Events of entities in a span of time; those of one, the newest first.
      table.index(['entity_ref', 'at'], `${name}_entity_at_idx`);
      // Rows that are old enough to be deleted.
      table.index(['at'], `${name}_at_idx`);
    });
    // Of entities, what is not over, however long ago it began.
    await knex.raw(
      `create index ${name}_open_idx on ${name} (entity_ref) where ended_at is null`,
    );
  }
}

/** @param {Knex} knex */
async function createRevisions(knex) {
  const { key } = columnTypes(knex);
  await knex('revisions').insert({ id: 2, value: 0 });
  await knex.schema.createTable('delivery_revisions', table => {
    table.comment('By entity, the number of the last write to its events');
    key(table, 'entity_ref').primary();
    table.bigInteger('revision').notNullable();
    // Entities whose events changed since a revision.
    table.index(['revision'], 'delivery_revisions_revision_idx');
  });
}

/** @param {Knex} knex */
async function createSources(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('event_sources', table => {
    table.comment('How the sources of events do; whoever writes locks its row');
    key(table, 'source').primary();
    moment(table, 'received_at').comment(
      'When it was last heard of, to the minute',
    );
    table.text('watermark').comment('Where the next pull begins');
    moment(table, 'pulled_at').comment(
      'Start of the last pull that ended well',
    );
    moment(table, 'failed_at').comment('Start of the pull that left the error');
    table.text('error');
  });
}

/** @param {Knex} knex */
async function createReceived(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('received_events', table => {
    table.comment('Events that are for no entity, or lack something, so far');
    key(table, 'source').notNullable();
    key(table, 'kind').notNullable();
    key(table, 'id').notNullable();
    moment(table, 'received_at').notNullable();
    moment(table, 'said_at');
    table.text('reason').notNullable();
    key(table, 'addressee')
      .notNullable()
      .comment('For whom it is, as the source says: JSON, keys in order');
    table.text('document').comment('The whole event as JSON, if it was said');
    table.text('words').comment('What was added to it in parts, as JSON');
    table.primary(['source', 'kind', 'id']);
    // The list of them, the newest first.
    table.index(['received_at'], 'received_events_received_at_idx');
    // Those of one addressee, when the catalog has come to know it.
    table.index(['source', 'addressee'], 'received_events_addressee_idx');
  });
  await knex.schema.createTable('event_deliveries', table => {
    table.comment('What sources delivered, byte for byte, before it is read');
    table.bigIncrements('id');
    key(table, 'source').notNullable();
    key(table, 'delivery_id')
      .notNullable()
      .comment('As the source calls it, else a name of ours');
    key(table, 'digest')
      .notNullable()
      .comment('SHA-256 of the body; with its name, where it is not signed');
    moment(table, 'received_at').notNullable();
    table.text('path').notNullable().comment('Below the route of the source');
    table
      .text('headers')
      .notNullable()
      .comment('As JSON, without those that carry secrets');
    table.binary('body').notNullable();
    table
      .text('state')
      .notNullable()
      .comment('received, kept, ignored or unreadable');
    table.text('reason');
    table.integer('attempts').notNullable();
    moment(table, 'locked_until')
      .notNullable()
      .comment('Somebody reads it until then, or it waits for another try');
    // Did it come before.
    table.unique(['source', 'delivery_id'], {
      indexName: 'event_deliveries_delivery_idx',
    });
    table.unique(['source', 'digest'], {
      indexName: 'event_deliveries_digest_idx',
    });
    // Rows that are old enough to be deleted.
    table.index(['received_at'], 'event_deliveries_received_at_idx');
  });
  // What waits to be read, and what cannot be.
  await knex.raw(
    `create index event_deliveries_waiting_idx on event_deliveries (locked_until, id) where state in ('received', 'unreadable')`,
  );
}

/** @param {Knex} knex */
exports.up = async function up(knex) {
  await createEvents(knex);
  await createRevisions(knex);
  await createSources(knex);
  await createReceived(knex);
};

/** @param {Knex} knex */
exports.down = async function down(knex) {
  const tables = [
    'event_deliveries',
    'received_events',
    'event_sources',
    'delivery_revisions',
    ...Object.keys(eventTables),
  ];
  for (const table of tables) {
    await knex.schema.dropTable(table);
  }
  await knex('revisions').where({ id: 2 }).delete();
};
