import ipaddr from 'ipaddr.js';

/** IPv6 that is routed on the Internet: everything else is a special range, one that we know or one of tomorrow. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** Where clouds tell a machine who it is, with credentials. Link-local ones are forbidden by their range. */
const metadata = new Set(['100.100.100.200', '192.0.0.192', 'fd00:ec2::254']);

/** Ranges in which no page for people lives, whatever the configuration allows. */
const neverAsked = new Set([
  'linkLocal',
  'multicast',
  'broadcast',
  'unspecified',
]);

/**
 * Where an IP address leads: to the Internet, to an internal network (loopback, private, shared, reserved, and
 * whatever tunnels or translates to one), or to where nothing is ever asked.
 *
 * @example
 * ```ts
 * addressScope('::ffff:10.0.0.1') // 'internal'
 * addressScope('169.254.169.254') // 'forbidden'
 * ```
 */
export function addressScope(
  address: string,
): 'public' | 'internal' | 'forbidden' {
  if (!ipaddr.isValid(address)) return 'forbidden';
  // An IPv4 address that is written as IPv6 is that IPv4 address.
  const parsed = ipaddr.process(address);
  const range = parsed.range();
  if (neverAsked.has(range) || metadata.has(parsed.toString())) {
    return 'forbidden';
  }
  if (range !== 'unicast') return 'internal';
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast)
    ? 'public'
    : 'internal';
}
