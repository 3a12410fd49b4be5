/** A commit that went to production, and when. */
export interface Release {
  id: string;
  version: string;
  commitSha: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** The releases to tell of, oldest first, and the commit that was there before the first of them. */
export interface Releases {
  releases: Release[];
  base?: string;
}
