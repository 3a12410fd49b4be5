// @ts-check

/**
 * What is left of a result that went: where it had begun.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const moment = knex.client.config.client.includes('pg')
    ? 'timestamptz(3)'
    : 'text';
  await knex.schema.alterTable('transitions', table => {
    table
      .specificType('baseline_at', moment)
      .comment('Set for the end of a result: its first evaluation');
    table.integer('baseline_level');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex('transitions').where({ kind: 'end' }).delete();
  await knex.schema.alterTable('transitions', table => {
    table.dropColumns('baseline_at', 'baseline_level');
  });
};
