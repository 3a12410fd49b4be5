import type { ManifestObject } from '../manifests/ManifestObject';
import type { HelmValues } from '../manifests/HelmValues';
import type { SloDocument } from '../slos/SloDocument';

/**
 * What was seen in a repository, whoever asks: enough to say the facts of any directory, and nothing of what the files
 * say beside. It is JSON, and is kept in the cache. Paths are relative to the root.
 */
export type Snapshot = {
  /** Absent where it could not be told: the file is a link, or too large to read. */
  codeOwners?: boolean;
  securityPolicy: boolean;
  dependencyUpdates: boolean;
  ci: boolean;
  readmes: string[];
  runbooks: string[];
  /** Files that describe catalog entities: their directories are the ground of other services. */
  catalogFiles: string[];
  slos: SloDocument[];
  manifests: ManifestObject[];
  helmValues: HelmValues[];
  /** Files whose effect on workloads cannot be told: templates, and patches that are no manifests. */
  opaque: string[];
  unreadable: string[];
};
