import type { UrlReaderService } from '@backstage/backend-plugin-api';
import type { PathKind } from '../defaultPaths';
import type { RepositoryConfig } from '../repositoryConfig';
import { namesReviewers } from './namesReviewers';
import type { PathMatchers } from './pathMatchers';
import { readDocuments } from './readDocuments';
import type { Snapshot } from './Snapshot';

const ofRoot = [
  'codeOwners',
  'securityPolicy',
  'dependencyUpdates',
  'ci',
] as const;
const ofService = ['readme', 'runbooks', 'slos', 'manifests'] as const;

const catalogFile = /(^|\/)catalog-info\.ya?ml$/i;
/** What a file takes in an archive beside its content: files that are empty would else be without number. */
const entryBytes = 512;
const nobodysOwn = /(^|\/)(node_modules|\.git)\//;

/**
 * Reads what is of interest in a repository. One download, of which only wanted files are kept; of most, only the name.
 *
 * @throws NotModifiedError when it is what the etag is of; Error when there is more of interest than the limits allow.
 */
export async function readSnapshot(options: {
  urlReader: UrlReaderService;
  root: string;
  etag?: string;
  matchers: PathMatchers;
  config: Pick<RepositoryConfig, 'paths' | 'limits'>;
  signal: AbortSignal;
}): Promise<{ etag: string; snapshot: Snapshot }> {
  const { urlReader, root, etag, matchers, config, signal } = options;
  const sight = new Sight(matchers, config);
  const tree = await urlReader.readTree(root, {
    etag,
    signal: AbortSignal.any([signal, sight.enough]),
    filter: (path, info) => sight.wants(path, info?.size),
  });
  const files = await tree.files().catch(error => {
    // The download was left off: the reader says that it was aborted, and not why.
    sight.check();
    throw error;
  });
  const contents = new Map<string, string>();
  for (const file of files) {
    // A reader that does not filter is filtered here.
    const buffer = sight.isAsked(file.path) ? undefined : await file.content();
    if (buffer && !sight.wants(file.path, buffer.length)) continue;
    if (!sight.isWanted(file.path)) continue;
    contents.set(
      file.path,
      (buffer ?? (await file.content())).toString('utf8'),
    );
  }
  sight.check();
  return { etag: tree.etag, snapshot: await sight.snapshot(contents) };
}

/** Looks at the paths of a repository as they come by. */
class Sight {
  readonly #found = new Map<PathKind, string[]>();
  readonly #catalogFiles: string[] = [];
  readonly #asked = new Set<string>();
  readonly #wanted = new Set<string>();
  readonly #tooLarge: string[] = [];
  /** Empty, or links, which a reader shows as empty. */
  readonly #empty = new Set<string>();
  readonly #enough = new AbortController();
  #bytes = 0;
  #count = 0;
  #archiveBytes = 0;

  constructor(
    private readonly matchers: PathMatchers,
    private readonly config: Pick<RepositoryConfig, 'paths' | 'limits'>,
  ) {}

  /** Aborted once there is more than is read, so that the rest is neither fetched nor unpacked. */
  get enough(): AbortSignal {
    return this.#enough.signal;
  }

  /** Whether the content of a file is to be read. Never throws: a reader would not hear it. */
  wants(path: string, size = 0): boolean {
    this.#archiveBytes += entryBytes + size;
    if (this.#archiveBytes > this.config.limits.archiveBytes) {
      this.#enough.abort();
      return false;
    }
    if (this.#count > this.config.limits.files) return false;
    if (path.length > 1000 || nobodysOwn.test(path)) return false;
    const kinds = [...ofRoot, ...ofService].filter(kind =>
      this.matchers[kind](path),
    );
    const isPackage =
      path === 'package.json' && this.config.paths.dependencyUpdates.length > 0;
    if (catalogFile.test(path)) this.#catalogFiles.push(path);
    else if (kinds.length === 0 && !isPackage) return false;
    this.#asked.add(path);
    this.#count += 1;
    for (const kind of kinds) {
      const paths = this.#found.get(kind);
      if (paths) paths.push(path);
      else this.#found.set(kind, [path]);
    }
    const isYaml = /\.ya?ml$/i.test(path);
    const isRead =
      isPackage ||
      kinds.includes('codeOwners') ||
      (isYaml && (kinds.includes('slos') || kinds.includes('manifests')));
    if (!isRead) return false;
    if (size === 0) this.#empty.add(path);
    if (size > this.config.limits.fileBytes) {
      this.#tooLarge.push(path);
      return false;
    }
    this.#bytes += size;
    if (this.#bytes > this.config.limits.totalBytes) return false;
    this.#wanted.add(path);
    return true;
  }

  isAsked(path: string): boolean {
    return this.#asked.has(path);
  }

  isWanted(path: string): boolean {
    return this.#wanted.has(path);
  }

  /** Half of what is there would be taken for all of it, and a page that is no archive for an empty repository. */
  check(): void {
    if (this.#archiveBytes === 0) {
      throw new Error('The repository is empty, or the answer was no archive');
    }
    const { archiveBytes, files, totalBytes } = this.config.limits;
    if (this.#archiveBytes > archiveBytes) {
      throw new Error(
        `The files of the repository have more than ${archiveBytes} bytes in all: raise readiness.collectors.repository.limits.archiveBytes`,
      );
    }
    const mend = (limit: string) =>
      `narrow readiness.collectors.repository.paths, or raise limits.${limit}`;
    if (this.#count > files) {
      throw new Error(
        `The repository has more than ${files} files of interest: ${mend(
          'files',
        )}`,
      );
    }
    if (this.#bytes > totalBytes) {
      throw new Error(
        `The files of interest in the repository have more than ${totalBytes} bytes: ${mend(
          'totalBytes',
        )}`,
      );
    }
  }

  async snapshot(contents: ReadonlyMap<string, string>): Promise<Snapshot> {
    const found = (kind: PathKind) => this.#found.get(kind) ?? [];
    const yamlPaths = new Set([...found('slos'), ...found('manifests')]);
    const isYamlOf = (path: string) => yamlPaths.has(path);
    const documents = await readDocuments(
      new Map([...contents].filter(([path]) => isYamlOf(path))),
    );
    const owners = found('codeOwners');
    const isReviewed = owners.some(path =>
      namesReviewers(contents.get(path) ?? ''),
    );
    const isUntold = owners.some(
      path => this.#empty.has(path) || this.#tooLarge.includes(path),
    );
    return {
      ...documents,
      ...((isReviewed || !isUntold) && { codeOwners: isReviewed }),
      securityPolicy: found('securityPolicy').length > 0,
      dependencyUpdates:
        found('dependencyUpdates').length > 0 ||
        configuresRenovate(contents.get('package.json')),
      ci: found('ci').length > 0,
      readmes: found('readme'),
      runbooks: found('runbooks'),
      catalogFiles: this.#catalogFiles,
      unreadable: [
        ...documents.unreadable,
        ...this.#tooLarge.filter(isYamlOf),
      ].sort(),
    };
  }
}

function configuresRenovate(packageJson: string | undefined): boolean {
  if (!packageJson) return false;
  try {
    const parsed: unknown = JSON.parse(packageJson);
    return (
      typeof parsed === 'object' &&
      parsed !== null &&
      Object.hasOwn(parsed, 'renovate')
    );
  } catch {
    // Broken for npm, too: there is nothing to be read in it.
    return false;
  }
}
