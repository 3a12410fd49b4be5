import type { DatabaseKind } from '../database';

/** What one process of its own measures. */
export type Scenario =
  | { kind: 'core'; services: number; runs: number }
  | { kind: 'pipeline'; services: number; runs: number; on: DatabasePlace }
  | { kind: 'serve'; services: number; requests: number; on: DatabasePlace }
  | { kind: 'delivery'; services: number; requests: number; on: DatabasePlace }
  | {
      kind: 'peer';
      services: number;
      runs: number;
      pages: number;
      ours: DatabasePlace;
      theirs: DatabasePlace;
    };

/** A database, and where it is. */
export interface DatabasePlace {
  kind: DatabaseKind;
  place: string;
}
