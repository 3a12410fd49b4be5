import type { Problem } from '@service-readiness/backstage-plugin-readiness-common';

/** A definitions file in its last good version, so that a bad new one does not take the rules away. */
export interface StoredDefinitionFile {
  source: string;
  text: string;
  storedAt: number;
  /** Mistakes of a newer version that was refused, or of the source itself when it could not be read. */
  problems: Problem[];
  /** Checks and scorecards that it has in force, as `check has-owner`: no other file takes them over. */
  keeps: string[];
}

/** The definitions that are in force, shared by all replicas. */
export interface DefinitionStore {
  list(): Promise<StoredDefinitionFile[]>;
  /** Writes only files whose text, problems or what they keep differ, and then moves the version. */
  save(files: StoredDefinitionFile[]): Promise<void>;
  delete(sources: string[]): Promise<void>;
  /** One cheap question: has anything changed, and whose rules are in force? */
  state(): Promise<{
    /** Changes with every write of a file. */
    version: number;
    /** Fingerprint of all rules that results are made by; absent before the first. */
    rulesInForce?: string;
    /** The release of the replica that put them in force. */
    release?: string;
    /** When a replica last had these rules. */
    confirmedAt?: number;
  }>;
  /** Puts rules in force. Returns false if they already were. */
  adoptRules(
    fingerprint: string,
    by?: { release: string; at: number },
  ): Promise<boolean>;
  /** Says that a replica has these rules, if they are the ones in force. */
  confirmRules(
    fingerprint: string,
    by: { release: string; at: number },
  ): Promise<void>;
}
