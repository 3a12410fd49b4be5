/**
 * A filter over catalog entities. Filters that say the same share a key, so that a subject answers each once.
 *
 * @public
 */
export interface EntityFilter {
  key: string;
  matches(entity: unknown): boolean;
}
