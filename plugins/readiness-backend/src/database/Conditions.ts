import type { Knex } from 'knex';
import type { PagePosition } from '../stores/Page';
import type { Fragment, Session } from './Session';
import { toColumn } from './timestamps';

/** Gathers what a list is limited to. What is undefined limits nothing. */
export class Conditions {
  readonly #sql: string[] = [];
  readonly #bindings: Knex.RawBinding[] = [];

  constructor(private readonly session: Session) {}

  /** SQL with question marks for the given values, unless one of them is undefined. */
  add(sql: string, ...values: Array<string | undefined>): this {
    if (values.some(value => value === undefined)) return this;
    this.#sql.push(sql);
    this.#bindings.push(...(values as string[]));
    return this;
  }

  anyOf(column: string, values: readonly string[] | undefined): this {
    if (!values) return this;
    const [sql, bindings] = this.session.anyOf(column, values);
    this.#sql.push(sql);
    this.#bindings.push(...bindings);
    return this;
  }

  /** A column's moment lies before, if there is one. */
  before(column: string, moment: number | undefined): this {
    return moment === undefined
      ? this
      : this.add(`${column} < ?`, toColumn(moment));
  }

  from(column: string, moment: number | undefined): this {
    return moment === undefined
      ? this
      : this.add(`${column} >= ?`, toColumn(moment));
  }

  /** What comes after a place in a list that is ordered by a column, then id. */
  after(column: string, position: PagePosition | undefined): this {
    return position
      ? this.add(`(${column}, id) > (?, ?)`, toColumn(position.at), position.id)
      : this;
  }

  /** To be spread behind `where`. */
  get where(): Fragment {
    return [this.#sql.join(' and ') || 'true', this.#bindings];
  }
}
