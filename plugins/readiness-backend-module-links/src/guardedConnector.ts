import { lookup as systemLookup, type LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { addressScope } from './addressScope';

/** The addresses of a name, as `dns.lookup` gives them. */
export type Lookup = (
  hostname: string,
  options: { all: true },
  callback: (
    error: NodeJS.ErrnoException | null,
    addresses: LookupAddress[],
  ) => void,
) => void;

/** A name leads where it may not be followed to. Says nothing of the address: whoever reads it may not know it. */
export class RefusedAddressError extends Error {
  constructor(scope: 'internal' | 'forbidden') {
    super(
      scope === 'internal'
        ? 'leads into an internal network, and its host is not among readiness.collectors.links.internalHosts'
        : 'leads to an address that is never asked',
    );
  }
}

/**
 * Connects to no address that may not be asked. The check stands between the name's resolution and the connection:
 * a name that resolves to something else the next time, or a redirect, meets it again.
 */
export function guardedConnector(options: {
  allowInternal: boolean;
  timeoutMs: number;
  lookup?: Lookup;
}): buildConnector.connector {
  const refusalOf = (address: string) => {
    const scope = addressScope(address);
    if (scope === 'public') return undefined;
    if (scope === 'internal' && options.allowInternal) return undefined;
    return new RefusedAddressError(scope);
  };
  const resolve: Lookup = options.lookup ?? systemLookup;
  const lookup: LookupFunction = (hostname, { all }, callback) => {
    resolve(hostname, { all: true }, (error, addresses) => {
      const [first] = addresses ?? [];
      const refusal = addresses
        ?.map(({ address }) => refusalOf(address))
        .find(Boolean);
      if (error) callback(error, []);
      else if (refusal) callback(refusal, []);
      else if (all) callback(null, addresses);
      else callback(null, first?.address ?? '', first?.family);
    });
  };
  const connect = buildConnector({ timeout: options.timeoutMs, lookup });
  return (target, callback) => {
    // An address that is written as such is not looked up.
    const literal = target.hostname.replace(/^\[|\]$/g, '');
    const refusal = isIP(literal) ? refusalOf(literal) : undefined;
    if (refusal) callback(refusal, null);
    else connect(target, callback);
  };
}
