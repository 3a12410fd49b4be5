import ipaddr from 'ipaddr.js';

/** IPv6 that is routed on the Internet: everything else is a special range, one that we know or one of tomorrow. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');

/** What NAT64 makes of all addresses of IPv4. */
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

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
  const carried = carriedAddress(parsed);
  if (carried) return addressScope(carried);
  if (range !== 'unicast') return 'internal';
  return parsed.kind() === 'ipv4' || parsed.match(globalUnicast)
    ? 'public'
    : 'internal';
}

/**
 * The IPv4 address that a translator (RFC 6052, NAT64; RFC 6145) or a relay (6to4) makes of an IPv6 address: where a
 * connection really ends. In networks of IPv6 alone every public host of IPv4 has such an address.
 */
function carriedAddress(
  address: ipaddr.IPv4 | ipaddr.IPv6,
): string | undefined {
  const bytes = address.toByteArray();
  switch (address.range()) {
    case 'rfc6145':
      return bytes.slice(12).join('.');
    case 'rfc6052':
      // The prefix for local use (RFC 8215) has the address in other places: 64:ff9b:1::/48.
      return address.match(nat64) ? bytes.slice(12).join('.') : undefined;
    case '6to4':
      return bytes.slice(2, 6).join('.');
    default:
      return undefined;
  }
}
