// @ts-check

/** @param {import('knex').Knex} knex */
const isPostgres = knex => knex.client.config.client.includes('pg');

/**
 * What teams say of themselves. A newer row replaces none.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const text = isPostgres(knex) ? 'text collate "C"' : 'text';
  await knex.schema.createTable('self_assessments', table => {
    table.specificType('id', text).primary();
    table.specificType('group_ref', text).notNullable();
    table
      .specificType('questionnaire', text)
      .notNullable()
      .comment('quickCheck or capabilities');
    table.text('answers').notNullable().comment('By question, as JSON');
    table.specificType('assessed_by', text).notNullable();
    table
      .specificType('assessed_at', isPostgres(knex) ? 'timestamptz(3)' : 'text')
      .notNullable();
    table.boolean('by_member').notNullable();
    // Those of a group, the newest first.
    table.index(
      ['group_ref', 'questionnaire', 'assessed_at'],
      'self_assessments_group_idx',
    );
    // Rows that are old enough to be deleted.
    table.index(['assessed_at'], 'self_assessments_assessed_at_idx');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('self_assessments');
};
