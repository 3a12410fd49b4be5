/** What services refer to and the catalog was found not to have. */
export interface AbsenceStore {
  /** How many synchronisations in a row were without it, up to those needed, by absence. */
  all(): Promise<Map<string, number>>;
  save(misses: ReadonlyMap<string, number>): Promise<void>;
  delete(absences: readonly string[]): Promise<void>;
}
