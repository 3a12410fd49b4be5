/**
 * A change of code: a merged pull request, or a commit where there are none. Identified by `source` and `id`; moments
 * are milliseconds since the epoch. Says nothing of who wrote it.
 *
 * @public
 */
export interface Change {
  /** The source that reports it. */
  source: string;
  /** Unique in its source: the number of the pull request with its repository, or the commit. */
  id: string;
  /** Services whose change it is, as full references in lower case; those of the deployment that names it, if absent. */
  entityRefs?: readonly string[];
  repository?: string;
  /** The commit that it became on the main branch, and any others that belong to it. */
  commitShas?: readonly string[];
  /** Package URLs of what was built from it. */
  artifacts?: readonly string[];
  title?: string;
  url?: string;
  labels?: readonly string[];
  /** Of its first commit. */
  committedAt?: number;
  openedAt?: number;
  firstReviewedAt?: number;
  approvedAt?: number;
  mergedAt?: number;
  /** Id or commit of the change that this one takes back. */
  reverts?: string;
}
