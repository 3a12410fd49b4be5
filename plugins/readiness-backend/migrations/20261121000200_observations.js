// @ts-check

/**
 * When a source was asked, where its collector says so; references that lead to nothing in the catalog.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const isPostgres = knex.client.config.client.includes('pg');
  await knex.schema.alterTable('entity_coverage', table => {
    table
      .boolean('observed')
      .notNullable()
      .defaultTo(false)
      .comment(
        'The collector said that the source was asked at covered_at: later runs over all do not move it',
      );
  });
  await knex.schema.createTable('absent_references', table => {
    table.comment('What entities refer to and the catalog does not have');
    // Comparisons of references do not depend on the language of the database.
    const ref = table
      .specificType('entity_ref', isPostgres ? 'text collate "C"' : 'text')
      .primary();
    ref.comment('What is referred to');
    table
      .integer('misses')
      .notNullable()
      .comment('Synchronisations in a row without it, up to those needed');
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('absent_references');
  await knex.schema.alterTable('entity_coverage', table => {
    table.dropColumns('observed');
  });
};
