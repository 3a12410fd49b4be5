/** A commit with what it is on top of. */
export interface Commit {
  sha: string;
  parents: readonly string[];
  /** Milliseconds since the epoch: when it was written, and when it came to stand where it stands. */
  authoredAt: number;
  committedAt: number;
  subject: string;
  /** The commit that it takes back. */
  reverts?: string;
}
