// @ts-check

/**
 * The first version of all tables.
 *
 * References and ids are compared byte by byte (`collate "C"`): the order is then the same in PostgreSQL and in
 * SQLite, and an index lookup costs no linguistic comparison. Documents are JSON in text columns, because they are
 * read and written whole; text is handed over as it is, while `jsonb` is built at every write and printed at
 * every read.
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

/** @param {Knex} knex */
async function createRevisions(knex) {
  await knex.schema.createTable('revisions', table => {
    table.comment(
      'One row: the number of the last write to entities or results',
    );
    table.integer('id').primary();
    table.bigInteger('value').notNullable();
  });
  await knex('revisions').insert({ id: 1, value: 0 });
  if (isPostgres(knex)) {
    // Changes with every write: room for its versions, so that no index entry changes.
    await knex.raw('alter table revisions set (fillfactor = 10)');
  }
}

/** @param {Knex} knex */
async function createEntities(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('entities', table => {
    table.comment(
      'The catalog as it was last seen, with a tombstone for what left it',
    );
    key(table, 'entity_ref').primary();
    table.text('uid').notNullable();
    table.text('fingerprint').notNullable().comment('Hash of the document');
    table
      .integer('misses')
      .notNullable()
      .comment('Catalog synchronisations in a row that did not list it');
    moment(table, 'seen_at')
      .notNullable()
      .comment('When it appeared, or came back');
    moment(table, 'removed_at').comment('Set on a tombstone');
    table.bigInteger('revision').notNullable();
    table.text('document').comment('The entity as JSON; absent on a tombstone');
    // Entities that changed since a revision, in that order (read models of all replicas).
    table.index(['revision', 'entity_ref'], 'entities_revision_idx');
  });
  // How many living entities the last synchronisation did not list.
  await knex.raw(
    'create index entities_missing_idx on entities (misses) where misses > 0 and removed_at is null',
  );
  // Tombstones that are old enough to be deleted.
  await knex.raw(
    'create index entities_removed_at_idx on entities (removed_at) where removed_at is not null',
  );
}

/** @param {Knex} knex */
async function createFacts(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('fact_documents', table => {
    table.comment('What one collector knows about one entity');
    // All documents of some entities (evaluation, an entity's page).
    key(table, 'entity_ref').notNullable();
    key(table, 'collector_id').notNullable();
    moment(table, 'changed_at').notNullable();
    table
      .text('document')
      .notNullable()
      .comment('Fact values by name, as JSON');
    table.primary(['entity_ref', 'collector_id']);
    // All entities that a collector has reported on (to find those it no longer reports; removal of a collector).
    table.index(['collector_id', 'entity_ref'], 'fact_documents_collector_idx');
  });
  await knex.schema.createTable('fact_series', table => {
    table.comment(
      'How the numbers went that a collector reports about an entity and that are kept over time',
    );
    // The course of an entity's numbers; what a collector knows of some entities, before it adds to it.
    key(table, 'entity_ref').notNullable();
    key(table, 'collector_id').notNullable();
    table
      .text('document')
      .notNullable()
      .comment('Days and values by fact name, as JSON; bounded at each write');
    table.primary(['entity_ref', 'collector_id']);
    // Removal of a collector.
    table.index(['collector_id', 'entity_ref'], 'fact_series_collector_idx');
  });
}

/** @param {Knex} knex */
async function createCollectors(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('collectors', table => {
    table.comment('How fresh what a collector reported is');
    key(table, 'collector_id').primary();
    moment(table, 'covered_at').comment(
      'Start of the last run over all without an error of its own',
    );
    moment(table, 'covered_until').comment('End of that run');
    moment(table, 'failed_at').comment('Start of the run that left the error');
    table.text('error');
    table.text('stale_facts').notNullable().comment('Fact names, as JSON');
    table.text('last_run_id').comment('The newest run over all');
    table
      .text('ended_run_id')
      .comment('The newest run over all that has ended');
  });
}

/** @param {Knex} knex */
async function createCoverage(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('entity_coverage', table => {
    table.comment(
      'Where an entity stands apart from its collector: it failed in a run, or it was collected alone',
    );
    // Coverage of some entities.
    key(table, 'entity_ref').notNullable();
    key(table, 'collector_id').notNullable();
    moment(table, 'covered_at');
    moment(table, 'attempted_at').notNullable();
    table.text('error');
    table.primary(['entity_ref', 'collector_id']);
    // What a run over all clears; the failures of a collector.
    table.index(
      ['collector_id', 'entity_ref'],
      'entity_coverage_collector_idx',
    );
  });
}

/** @param {Knex} knex */
async function createRuns(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('collection_runs', table => {
    key(table, 'id').primary();
    key(table, 'collector_id').notNullable();
    key(table, 'entity_ref').comment('Set for a run over one entity');
    moment(table, 'started_at').notNullable();
    moment(table, 'ended_at');
    table.integer('covered').notNullable();
    table.integer('failed').notNullable();
    table.integer('changed').notNullable();
    table.text('error');
    table.text('pushed_by').comment('Set for a push: who pushed');
    // Runs that are old enough to be deleted.
    table.index(['started_at'], 'collection_runs_started_at_idx');
  });
}

/** @param {Knex} knex */
async function createResultLayouts(knex) {
  const { key } = columnTypes(knex);
  await knex.schema.createTable('result_layouts', table => {
    table.comment('The checks that a result document speaks about, in order');
    key(table, 'id').primary().comment('Hash of the checks');
    table.text('checks').notNullable().comment('Check ids and rules, as JSON');
  });
}

/** @param {Knex} knex */
async function createResults(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('results', table => {
    table.comment('What a scorecard says about an entity');
    key(table, 'entity_ref').notNullable();
    key(table, 'scorecard_id').notNullable();
    table.text('fingerprint').notNullable().comment('Identifies the rules');
    key(table, 'layout_id').notNullable().comment('Row of result_layouts');
    table.smallint('level').notNullable();
    table.smallint('verified_level').notNullable();
    table.smallint('earned_level').notNullable().comment('Without waivers');
    moment(table, 'unverified_since');
    moment(table, 'holds_until').comment('When time alone may change it');
    moment(table, 'changed_at').notNullable();
    moment(table, 'baseline_at').notNullable();
    table.smallint('baseline_level').notNullable();
    table.smallint('moved_from').comment('The last change of the level');
    table.smallint('moved_to');
    moment(table, 'moved_at');
    table.boolean('moved_by_rule');
    table.bigInteger('revision').notNullable();
    table
      .text('outcomes')
      .notNullable()
      .comment(
        'A letter per check: pass, fail, unknown, not applicable; a capital where it is waived',
      );
    table.text('details').notNullable().comment('Dates and reasons, as JSON');
    table.primary(['entity_ref', 'scorecard_id']);
    // Results that changed since a revision, in that order (read models of all replicas).
    table.index(
      ['revision', 'entity_ref', 'scorecard_id'],
      'results_revision_idx',
    );
  });
  // Results that time alone may have changed.
  await knex.raw(
    'create index results_holds_until_idx on results (holds_until) where holds_until is not null',
  );
}

/** @param {Knex} knex */
async function createRemovedResults(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('removed_results', table => {
    table.comment('Tombstones of results, for the read models of all replicas');
    key(table, 'entity_ref').notNullable();
    key(table, 'scorecard_id').notNullable();
    table.bigInteger('revision').notNullable();
    moment(table, 'removed_at').notNullable();
    table.primary(['entity_ref', 'scorecard_id']);
    // Results that went since a revision.
    table.index(['revision'], 'removed_results_revision_idx');
    // Tombstones that are old enough to be deleted.
    table.index(['removed_at'], 'removed_results_removed_at_idx');
  });
}

/** @param {Knex} knex */
async function createHistory(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('transitions', table => {
    table.comment('History of outcomes and levels; outlives the entity');
    table.bigIncrements('id');
    key(table, 'entity_ref').notNullable();
    key(table, 'scorecard_id').notNullable();
    table.text('kind').notNullable().comment('check or level');
    key(table, 'check_id').comment('Set for a check');
    table.text('from_state').notNullable().comment('An outcome, or a level');
    table.text('to_state').notNullable();
    moment(table, 'effective_at').notNullable();
    moment(table, 'noticed_at').notNullable();
    table.text('cause').notNullable().comment('JSON');
    table.text('check_ids').comment('Checks that moved a level, as JSON');
    // An entity's history, newest first.
    table.index(['entity_ref', 'id'], 'transitions_entity_idx');
    // Transitions that are old enough to be deleted.
    table.index(['noticed_at'], 'transitions_noticed_at_idx');
  });
}

/** @param {Knex} knex */
async function createQueue(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('evaluation_queue', table => {
    table.comment('Entities to evaluate');
    key(table, 'entity_ref').primary();
    table.bigInteger('requests').notNullable();
    moment(table, 'requested_at').notNullable();
    moment(table, 'locked_until')
      .notNullable()
      .comment('Free from then on: the end of a lease or of a pause');
    table.text('token').comment('The lease; absent while nobody works on it');
    table.integer('attempts').notNullable();
    table.text('error').comment('Why the last attempt failed');
    // The oldest free items.
    table.index(['locked_until', 'entity_ref'], 'evaluation_queue_free_idx');
  });
  if (isPostgres(knex)) {
    // Rows come and go: clean up after a thousand of them, not after a fifth of the table.
    await knex.raw(
      'alter table evaluation_queue set (autovacuum_vacuum_scale_factor = 0.01, autovacuum_vacuum_threshold = 1000)',
    );
  }
}

/** @param {Knex} knex */
async function createDefinitions(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('definition_files', table => {
    table.comment('Checks and scorecards in their last good version');
    key(table, 'source').primary();
    table.text('text').notNullable();
    moment(table, 'stored_at').notNullable();
    table.text('problems').notNullable().comment('Mistakes, as JSON');
  });

  await knex.schema.createTable('definitions', table => {
    table.comment('One row: the state of all definitions');
    table.integer('id').primary();
    table
      .bigInteger('version')
      .notNullable()
      .comment('Changes with every write of a file');
    table.text('rules_in_force').comment('Fingerprint of the rules that judge');
  });
  await knex('definitions').insert({ id: 1, version: 0 });
}

/** @param {Knex} knex */
async function createAttestations(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('attestations', table => {
    table.comment('What a person stated about a check of an entity');
    key(table, 'id').primary();
    key(table, 'entity_ref').notNullable();
    key(table, 'check_id').notNullable();
    table.text('comment').notNullable();
    table.text('evidence').comment('An http(s) address');
    key(table, 'attested_by').notNullable();
    moment(table, 'attested_at').notNullable();
    moment(table, 'expires_at').notNullable();
    moment(table, 'ended_at').comment('Set when it ended before it expired');
    key(table, 'ended_by');
    table.text('ended_how').comment('withdrawn, replaced or removed');
    table.text('ended_comment');
    // An entity's attestations, newest first.
    table.index(
      ['entity_ref', 'attested_at'],
      'attestations_entity_attested_idx',
    );
  });
  // What stands for some entities (evaluation, an entity's page).
  await knex.raw(
    'create index attestations_standing_idx on attestations (entity_ref, check_id) where ended_at is null',
  );
  // What runs out before a moment (lists, reminders).
  await knex.raw(
    'create index attestations_expires_idx on attestations (expires_at, id) where ended_at is null',
  );
}

/** @param {Knex} knex */
async function createWaivers(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('waivers', table => {
    table.comment('Permission to miss checks, from its request to its end');
    key(table, 'id').primary();
    key(table, 'entity_ref').notNullable();
    table.text('reason').notNullable();
    table.text('explanation').notNullable();
    table.text('compensating_measure');
    key(table, 'renews').comment('The waiver that this one asks to continue');
    key(table, 'requested_by').notNullable();
    moment(table, 'requested_at').notNullable();
    moment(table, 'until').notNullable();
    table.text('decision').comment('approved or refused');
    key(table, 'decided_by');
    moment(table, 'decided_at');
    table.text('decision_comment');
    table.text('ended_how').comment('withdrawn, revoked or removed');
    moment(table, 'ended_at').comment('Set when it ended before its time');
    key(table, 'ended_by');
    table.text('ended_comment');
    // An entity's waivers, newest first.
    table.index(['entity_ref', 'requested_at'], 'waivers_entity_requested_idx');
  });
  // What stands for some entities (evaluation, an entity's page).
  await knex.raw(
    "create index waivers_standing_idx on waivers (entity_ref, id) where decision = 'approved' and ended_at is null",
  );
  // What waits for a decision, or runs out before a moment (lists, reminders).
  await knex.raw(
    "create index waivers_open_idx on waivers (until, id) where ended_at is null and (decision is null or decision = 'approved')",
  );

  await knex.schema.createTable('waiver_checks', table => {
    table.comment('The checks that a waiver is about');
    // The checks of a waiver.
    key(table, 'waiver_id').notNullable();
    key(table, 'check_id').notNullable();
    table.primary(['waiver_id', 'check_id']);
  });
}

/** @param {Knex} knex */
async function createDisputes(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('disputes', table => {
    table.comment('Facts that somebody says are wrong');
    key(table, 'id').primary();
    key(table, 'entity_ref').notNullable();
    key(table, 'check_id').notNullable();
    key(table, 'fact_name').notNullable();
    key(table, 'collector_id').comment('Who reported the fact');
    table.text('comment').notNullable();
    key(table, 'raised_by').notNullable();
    moment(table, 'raised_at').notNullable();
    table.text('outcome').comment('accepted, rejected, withdrawn or removed');
    key(table, 'answered_by');
    moment(table, 'answered_at');
    table.text('answer_comment');
    // Disputes in the order of lists, oldest first.
    table.index(['raised_at', 'id'], 'disputes_raised_idx');
  });
  // What is open about some entities (an entity's page).
  await knex.raw(
    'create index disputes_open_idx on disputes (entity_ref) where outcome is null',
  );
}

/** @param {Knex} knex */
async function createAuditLog(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('audit_log', table => {
    table.comment('What people did; outlives the entity');
    table.bigIncrements('id');
    moment(table, 'at').notNullable();
    key(table, 'actor').notNullable().comment('Entity reference');
    table.text('action').notNullable();
    key(table, 'entity_ref').notNullable();
    table.text('check_ids').notNullable().comment('JSON');
    key(table, 'subject_id').comment('Attestation, waiver or dispute');
    table.text('details').notNullable().comment('JSON');
    // What was done about an entity, newest first.
    table.index(['entity_ref', 'id'], 'audit_log_entity_idx');
    // What somebody did, newest first.
    table.index(['actor', 'id'], 'audit_log_actor_idx');
    // A span of time; rows that are old enough to be deleted.
    table.index(['at'], 'audit_log_at_idx');
  });
}

/** @param {Knex} knex */
async function createOutbox(knex) {
  const { key, moment } = columnTypes(knex);
  await knex.schema.createTable('outbox', table => {
    table.comment('What people are told, once for every id');
    key(table, 'id').primary();
    moment(table, 'created_at').notNullable();
    table.text('message').notNullable().comment('JSON');
    moment(table, 'locked_until')
      .notNullable()
      .comment('Free from then on: the end of a lease or of a pause');
    table.integer('attempts').notNullable();
    moment(table, 'sent_at');
    table.text('error').comment('Why the last attempt failed');
    // Rows that are old enough to be deleted.
    table.index(['created_at'], 'outbox_created_at_idx');
  });
  // What waits to be sent.
  await knex.raw(
    'create index outbox_waiting_idx on outbox (locked_until, id) where sent_at is null',
  );
}

/** @param {Knex} knex */
exports.up = async function up(knex) {
  await createRevisions(knex);
  await createEntities(knex);
  await createFacts(knex);
  await createCollectors(knex);
  await createCoverage(knex);
  await createRuns(knex);
  await createResultLayouts(knex);
  await createResults(knex);
  await createRemovedResults(knex);
  await createHistory(knex);
  await createQueue(knex);
  await createDefinitions(knex);
  await createAttestations(knex);
  await createWaivers(knex);
  await createDisputes(knex);
  await createAuditLog(knex);
  await createOutbox(knex);
};

/** @param {Knex} knex */
exports.down = async function down(knex) {
  const tables = [
    'outbox',
    'audit_log',
    'disputes',
    'waiver_checks',
    'waivers',
    'attestations',
    'definitions',
    'definition_files',
    'evaluation_queue',
    'transitions',
    'removed_results',
    'results',
    'result_layouts',
    'collection_runs',
    'entity_coverage',
    'collectors',
    'fact_series',
    'fact_documents',
    'entities',
    'revisions',
  ];
  for (const table of tables) {
    await knex.schema.dropTable(table);
  }
};
