import type { OpenSloKind, OpenSloObject } from './OpenSloObject';
import type { OpenSloProblem } from './OpenSloProblem';
import type { WrittenObject } from './WrittenObject';

/** An object and what was found about it by itself. */
export interface JudgedObject {
  written: WrittenObject;
  /** Where it says one that there is. */
  kind?: OpenSloKind;
  /** Where it is valid. */
  object?: OpenSloObject;
  problems: OpenSloProblem[];
}
