/** A host as the configuration names it. */
export interface HostPattern {
  matches(url: URL): boolean;
}

const written =
  /^(\*\.)?((?:[a-z0-9_-]+\.)*[a-z0-9_-]+|\[[0-9a-f:.]+\])(?::(\d{1,5}))?$/i;

/**
 * Reads a host of the configuration: a name, `*.` and a name for all below it, with a port or without. Without one,
 * the usual port of the protocol.
 *
 * @returns undefined when it is not written like that
 *
 * @example
 * ```ts
 * hostPattern('*.example.com')?.matches(new URL('https://wiki.example.com/a')) // true
 * hostPattern('https://example.com') // undefined
 * ```
 */
export function hostPattern(text: string): HostPattern | undefined {
  const [, wildcard, host, port = ''] = written.exec(text) ?? [];
  if (host === undefined || Number(port) > 65_535) return undefined;
  const name = host.toLowerCase();
  return {
    matches: url => {
      // A URL leaves out the usual port of its protocol.
      const usual = url.protocol === 'https:' ? '443' : '80';
      const samePort = url.port === port || (!url.port && port === usual);
      const asked = url.hostname.toLowerCase().replace(/\.$/, '');
      const sameHost = wildcard ? asked.endsWith(`.${name}`) : asked === name;
      return samePort && sameHost;
    },
  };
}
