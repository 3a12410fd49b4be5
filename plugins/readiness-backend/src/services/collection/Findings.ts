/** What a run got to: what came of each entity, whether or not it speaks for all. */
export interface Findings {
  failures: Map<string, string>;
  covered: string[];
  /** When the source was asked, of those covered of which the collector says so. */
  observedAt: Map<string, number>;
}
