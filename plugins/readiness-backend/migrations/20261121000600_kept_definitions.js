// @ts-check

/**
 * What each file has in force, so that a new file with the same id takes nothing over.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('definition_files', table => {
    table
      .text('keeps')
      .notNullable()
      .defaultTo('[]')
      .comment('Checks and scorecards that it has in force, as JSON');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.alterTable('definition_files', table => {
    table.dropColumn('keeps');
  });
};
