// @ts-check

/**
 * Who is at a recurring task, so that another replica goes on where one was killed.
 *
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  const moment = knex.client.config.client.includes('pg')
    ? 'timestamptz(3)'
    : 'text';
  await knex.schema.createTable('task_leases', table => {
    table.comment('Recurring tasks that a replica is at, on its word');
    table.text('task_id').primary().comment('As the scheduler knows it');
    table.text('token').notNullable().comment('Of the run that holds it');
    table
      .specificType('held_until', moment)
      .notNullable()
      .comment(
        'Renewed while the run goes on; after it the run counts as gone',
      );
  });
};

/** @param {import('knex').Knex} knex */
exports.down = async function down(knex) {
  await knex.schema.dropTable('task_leases');
};
