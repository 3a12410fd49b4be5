import type { TextPlace } from '../problems/readYaml';

/** An object as it stands in a file, not yet held against anything. */
export interface WrittenObject {
  source: string;
  /** Where in its document: empty, or its number in a list. */
  path: PropertyKey[];
  value: Record<string, unknown>;
  /** Of the deepest part that is there of a path within the object. */
  placeOf(path: ReadonlyArray<PropertyKey>): TextPlace | undefined;
}
