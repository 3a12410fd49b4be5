// @ts-check

/**
 * How far a collector has looked at the entities, and since when no replica knows it.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const moment = knex.client.config.client.includes('pg')
    ? 'timestamptz(3)'
    : 'text';
  await knex.schema.alterTable('collectors', table => {
    table
      .bigInteger('entities_revision')
      .comment('Entities written later have not been looked at');
    table
      .specificType('absent_since', moment)
      .comment('No replica has had it installed since');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('collectors', table => {
    table.dropColumns('entities_revision', 'absent_since');
  });
};
