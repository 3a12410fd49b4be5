import {
  ANNOTATION_LOCATION,
  ANNOTATION_SOURCE_LOCATION,
  parseLocationRef,
  type Entity,
} from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import type { ScmIntegrationRegistry } from '@backstage/integration';
import { serviceDirectory } from './serviceDirectory';

/** Where the files of a service stand. */
export interface SourceLocation {
  /** Address of the repository's root on its branch, the same for all services of the repository. */
  root: string;
  host: string;
  /** Directory of the service within the repository, without slashes at its ends; empty for the root. */
  directory: string;
}

/**
 * Where the files of an entity stand: `backstage.io/source-location`, else the file that the entity was read from.
 *
 * @returns undefined when neither is an address, as with entities that come from a file on disk.
 * @throws InputError when no repository can be made of the address.
 */
export function locateSource(
  entity: Entity,
  integrations: ScmIntegrationRegistry,
): SourceLocation | undefined {
  const { annotations = {} } = entity.metadata;
  for (const name of [ANNOTATION_SOURCE_LOCATION, ANNOTATION_LOCATION]) {
    const written = annotations[name];
    if (!written?.startsWith('url:')) continue;
    const { target } = parseLocationRef(written);
    const located = locate(target, integrations);
    const isFile =
      name === ANNOTATION_LOCATION ||
      located.isFile ||
      /\.ya?ml$/i.test(located.path);
    return {
      root: located.root,
      host: new URL(target).host,
      directory: serviceDirectory(located.path, isFile),
    };
  }
  return undefined;
}

interface Located {
  root: string;
  path: string;
  isFile: boolean;
}

/** Splits an address as Backstage's readers understand it: a branch is one segment of the path. */
function locate(target: string, integrations: ScmIntegrationRegistry): Located {
  let url: URL;
  try {
    url = new URL(target);
  } catch {
    throw new InputError(`'${target}' is not an address`);
  }
  const type = integrations.byUrl(url)?.type;
  const split = type && splitters[type];
  if (!split) {
    throw new InputError(
      `Repositories on '${url.host}' cannot be read: ${
        type
          ? `addresses of ${type} are not understood`
          : 'there is no integration for that host; add one under `integrations` in the configuration'
      }`,
    );
  }
  // Credentials do not belong into an address, and none of the readers wants them.
  url.username = '';
  url.password = '';
  url.hash = '';
  const segments = url.pathname
    .split('/')
    .filter(Boolean)
    .map(segment => decodeURIComponent(segment));
  const { path, isFile = false } = split(url, segments);
  const parts = path.split('/').filter(Boolean);
  if (parts.some(part => part === '..' || part === '.')) {
    throw new InputError(`'${target}' leads out of its repository`);
  }
  return { root: url.toString(), path: parts.join('/'), isFile };
}

type Splitter = (
  url: URL,
  segments: string[],
) => { path: string; isFile?: boolean };

const setPath = (url: URL, segments: string[]) => {
  url.pathname = `/${segments.map(encodeURIComponent).join('/')}`;
};

/** `/owner/name/<word>/<branch>/<path>`, with the words that a host uses for files and folders. */
const afterWord =
  (
    words: readonly string[],
    options: { branchSegments?: number } = {},
  ): Splitter =>
  (url, segments) => {
    const at = segments.findIndex(
      (segment, index) => index >= 2 && words.includes(segment),
    );
    if (at < 0) {
      const name = segments[segments.length - 1] ?? '';
      setPath(url, [...segments.slice(0, -1), name.replace(/\.git$/, '')]);
      url.search = '';
      return { path: '' };
    }
    const word = segments[at] as string;
    const end = at + 1 + (options.branchSegments ?? 1);
    const folder = words[0] as string;
    setPath(url, [
      ...segments.slice(0, at),
      folder,
      ...segments.slice(at + 1, end),
    ]);
    url.search = '';
    return {
      path: segments.slice(end).join('/'),
      isFile: word !== folder,
    };
  };

const splitters: Record<string, Splitter> = {
  github: afterWord(['tree', 'blob', 'raw', 'edit']),
  gitlab: afterWord(['tree', 'blob', 'raw', 'edit']),
  bitbucketCloud: afterWord(['src', 'raw']),
  // /owner/name/src/branch/<branch>/<path>
  gitea: afterWord(['src', 'raw'], { branchSegments: 2 }),
  // /projects/<key>/repos/<name>/browse/<path>?at=<branch>
  bitbucketServer: (url, segments) => {
    const at = segments.findIndex(
      (segment, index) => index >= 4 && ['browse', 'raw'].includes(segment),
    );
    const branch = url.searchParams.get('at');
    url.search = '';
    if (branch) url.searchParams.set('at', branch);
    setPath(url, [...segments.slice(0, at < 0 ? undefined : at), 'browse']);
    return {
      path: at < 0 ? '' : segments.slice(at + 1).join('/'),
      isFile: segments[at] === 'raw',
    };
  },
  // …/_git/<name>?path=/<path>&version=GB<branch>
  azure: url => {
    const path = url.searchParams.get('path') ?? '';
    const version = url.searchParams.get('version');
    url.search = '';
    if (version) url.searchParams.set('version', version);
    return { path };
  },
};
