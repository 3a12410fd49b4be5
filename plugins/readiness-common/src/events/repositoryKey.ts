/**
 * A repository in the form in which two addresses of it are the same text: `host/path` in lower case, without protocol,
 * user, `.git`, branch and directory. Undefined for what is no address of one.
 *
 * @example
 * ```ts
 * repositoryKey('git@GitHub.com:Acme/Refunds.git') // 'github.com/acme/refunds'
 * repositoryKey('https://git.example.com/a/b/c/-/tree/main/docs') // 'git.example.com/a/b/c'
 * ```
 *
 * @public
 */
export function repositoryKey(address: string): string | undefined {
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
  return name ? `${host}/${name}`.toLowerCase() : undefined;
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
