import type { FactDefinition } from '../FactDeclaration';

/**
 * A fact of the vocabulary: what it means, and who would know it.
 *
 * @public
 */
export interface WellKnownFact extends FactDefinition {
  /** Which source answers it, in words: shown where no installed collector does. */
  answeredBy: string;
}
