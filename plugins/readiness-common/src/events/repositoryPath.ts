/**
 * A repository as `host/path`, without protocol, user, `.git`, branch and directory, in the case in which it is written.
 * Undefined for what is no address of one.
 *
 * @example
 * ```ts
 * repositoryPath('git@github.com:Acme/Refunds.git') // 'github.com/Acme/Refunds'
 * repositoryPath('https://git.example.com/a/b/c/-/tree/main/docs') // 'git.example.com/a/b/c'
 * ```
 *
 * @public
 */
export function repositoryPath(address: string): string | undefined {
  const text = address.trim().replace(/^url:/, '');
  const url = parse(text);
  if (!url?.hostname || !/^(https?|ssh|git):$/.test(url.protocol)) {
    return undefined;
  }
  // A port of ssh is not that of the pages of the same repository.
  const host = /^https?:$/.test(url.protocol) ? url.host : url.hostname;
  // Below the repository stand a branch and a directory; what divides them differs between hosts.
  const [path = ''] = url.pathname.split(
    /\/-\/|\/(?:tree|blob|raw|edit|src|browse)\//,
  );
  const name = path.replace(/^\/+|\/+$/g, '').replace(/\.git$/i, '');
  return name ? `${host}/${name}` : undefined;
}

function parse(text: string): URL | undefined {
  const [, host, path] = /^(?:[\w.-]+@)([\w.-]+):(?!\/)(.+)$/.exec(text) ?? [];
  const written = host ? `ssh://${host}/${path}` : text;
  const candidates = written.includes('://')
    ? [written]
    : [`https://${written}`];
  return candidates
    .filter(each => URL.canParse(each))
    .map(each => new URL(each))[0];
}
