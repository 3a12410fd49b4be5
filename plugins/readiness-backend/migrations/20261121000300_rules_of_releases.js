// @ts-check

/**
 * Whose rules are in force, and since when no replica has had them.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const moment = knex.client.config.client.includes('pg')
    ? 'timestamptz(3)'
    : 'text';
  await knex.schema.alterTable('definitions', table => {
    table
      .text('rules_release')
      .comment('The release of the replica that put the rules in force');
    table
      .specificType('rules_confirmed_at', moment)
      .comment('When a replica last had the rules that are in force');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('definitions', table => {
    table.dropColumns('rules_release', 'rules_confirmed_at');
  });
};
