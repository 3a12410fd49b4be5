import type { Lookup } from './guardedConnector';
import { service } from './__testUtils__/service';
import { useWeb } from './__testUtils__/useWeb';

describe('what may be asked', () => {
  const web = useWeb();

  it.each([
    ['a host that is not configured', 'http://elsewhere.test/a'],
    ['another web.port of the host', 'http://wiki.test/a'],
    ['no web address', 'file:///etc/passwd'],
    ['a page within the address', 'data:text/html,hello'],
    ['an address with a password in it', 'http://me:secret@wiki.test/a'],
    ['what is no address', 'see the wiki'],
  ])('not %s', async (_, runbook) => {
    expect(await web.collect(service('refunds', { runbook }))).toEqual({});
    expect(web.asked).toEqual([]);
  });

  const internal =
    'leads into an internal network, and its host is not among readiness.collectors.links.internalHosts';

  it.each([
    ['a name of this machine', '127.0.0.1', internal],
    ['a private address', '10.0.0.7', internal],
    ['a mapped address', '::ffff:127.0.0.1', internal],
    [
      'the metadata',
      '169.254.169.254',
      'leads to an address that is never asked',
    ],
  ])('no allowed name that resolves to %s', async (_, address, because) => {
    web.addresses['pages.test'] = address;
    const runbook = web.at('/a', 'pages.test');
    expect(
      await web.collect(service('refunds', { runbook }), {
        hosts: [`pages.test:${web.port}`],
      }),
    ).toBe(`runbook ${runbook} ${because}`);
    expect(web.asked).toEqual([]);
  });

  it.each(['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:7f00:1]'])(
    'no internal address that is written out: %s',
    async host => {
      const runbook = web.at('/a', host);
      const { hostname } = new URL(runbook);
      expect(
        await web.collect(service('refunds', { runbook }), {
          hosts: [`${hostname}:${web.port}`],
        }),
      ).toContain(internal);
      expect(web.asked).toEqual([]);
    },
  );

  it('never the metadata of the cloud, not even as an internal host', async () => {
    web.addresses['metadata.internal.test'] = '169.254.169.254';
    expect(
      await web.collect(
        service('refunds', { runbook: web.at('/', 'metadata.internal.test') }),
      ),
    ).toContain('leads to an address that is never asked');
  });

  it('checks every hop: a redirect into the internal network is not followed', async () => {
    web.pages['/out'] = {
      status: 302,
      headers: { location: web.at('/secret', 'pages.test') },
    };
    web.addresses['pages.test'] = '127.0.0.1';
    expect(
      await web.collect(service('refunds', { runbook: web.at('/out') }), {
        hosts: [`pages.test:${web.port}`],
      }),
    ).toContain(internal);
    expect(web.asked.map(({ url }) => url)).toEqual(['/out']);
  });

  it('checks every connection: a name that resolves to something else the next time is refused', async () => {
    web.pages['/a'] = {
      status: () => {
        web.addresses['rebound.internal.test'] = '169.254.169.254';
        return 405;
      },
      headers: { connection: 'close' },
    };
    expect(
      await web.collect(
        service('refunds', { runbook: web.at('/a', 'rebound.internal.test') }),
      ),
    ).toContain('leads to an address that is never asked');
    expect(web.asked.map(({ method }) => method)).toEqual(['HEAD']);
  });

  it('no name that has an internal address among its addresses', async () => {
    const both: Lookup = (_, __, callback) =>
      callback(null, [
        { address: '93.184.216.34', family: 4 },
        { address: '127.0.0.1', family: 4 },
      ]);
    expect(
      await web.collect(
        service('refunds', { runbook: web.at('/a', 'pages.test') }),
        { hosts: [`pages.test:${web.port}`] },
        both,
      ),
    ).toContain(internal);
    expect(web.asked).toEqual([]);
  });
});
