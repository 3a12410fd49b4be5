import { addressScope } from './addressScope';

describe('addressScope', () => {
  it.each([
    ['a public address', '93.184.216.34', 'public'],
    ['a public IPv6 address', '2606:2800:220:1:248:1893:25c8:1946', 'public'],
    ['loopback', '127.0.0.1', 'internal'],
    ['all of loopback', '127.255.0.9', 'internal'],
    ['IPv6 loopback', '::1', 'internal'],
    ['private, 10/8', '10.1.2.3', 'internal'],
    ['private, 172.16/12', '172.31.255.255', 'internal'],
    ['beside 172.16/12', '172.32.0.1', 'public'],
    ['private, 192.168/16', '192.168.0.1', 'internal'],
    ['shared between subscribers', '100.64.0.1', 'internal'],
    ['for benchmarks', '198.18.0.1', 'internal'],
    ['unique local IPv6', 'fd12:3456::1', 'internal'],
    ['site-local IPv6 of old', 'fec0::1', 'internal'],
    ['private, mapped into IPv6', '::ffff:10.0.0.1', 'internal'],
    ['private, mapped, in hexadecimal', '::ffff:7f00:1', 'internal'],
    ['private, in the IPv6 notation of old', '::7f00:1', 'internal'],
    ['private, translated by NAT64', '64:ff9b::a00:1', 'internal'],
    ['private, through 6to4', '2002:a00:1::1', 'internal'],
    ['public, translated by NAT64', '64:ff9b::808:808', 'public'],
    ['for translators within a network', '64:ff9b:1::808:808', 'internal'],
    ['metadata, translated by NAT64', '64:ff9b::a9fe:a9fe', 'forbidden'],
    ['metadata, translated otherwise', '::ffff:0:a9fe:a9fe', 'forbidden'],
    ['metadata, through 6to4', '2002:a9fe:a9fe::1', 'forbidden'],
    ['through Teredo', '2001:0:1::1', 'internal'],
    ['link-local, with the metadata of clouds', '169.254.169.254', 'forbidden'],
    ['the same, mapped', '::ffff:169.254.169.254', 'forbidden'],
    ['link-local IPv6', 'fe80::1', 'forbidden'],
    ['metadata in a unique local address', 'fd00:ec2::254', 'forbidden'],
    ['metadata in a shared address', '100.100.100.200', 'forbidden'],
    ['metadata in a reserved address', '192.0.0.192', 'forbidden'],
    ['multicast', '224.0.0.1', 'forbidden'],
    ['nowhere', '0.0.0.0', 'forbidden'],
    ['nowhere in IPv6', '::', 'forbidden'],
    ['what is no address', 'localhost', 'forbidden'],
  ])('%s: %s is %s', (_, address, scope) => {
    expect(addressScope(address)).toBe(scope);
  });
});
