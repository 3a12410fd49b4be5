/** A definitions file in its last good version, so that a bad new one does not take the rules away. */
export interface StoredDefinitionFile {
  source: string;
  text: string;
  storedAt: number;
}

export interface DefinitionStore {
  list(): Promise<StoredDefinitionFile[]>;
  /** Writes only files whose text differs. */
  save(files: StoredDefinitionFile[]): Promise<void>;
  delete(sources: string[]): Promise<void>;
}
