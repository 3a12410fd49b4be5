import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { testCollector } from '@service-readiness/backstage-plugin-readiness-node';
import type { Lookup } from './guardedConnector';
import { linksCollector } from './linksCollector';
import { dashboardAnnotations, linkTypes } from './linksOf';
import { readLinksConfig } from './readLinksConfig';

interface Page {
  status: number | ((request: IncomingMessage, count: number) => number);
  headers?: Record<string, string>;
  /** Never answers. */
  hangs?: boolean;
}

describe('linksCollector', () => {
  let server: Server;
  let port: number;
  let pages: Record<string, Page>;
  let asked: IncomingMessage[];
  let underWay: number;
  let mostUnderWay: number;
  /** What the names of this test resolve to; to the server's machine, if nothing is said. */
  let addresses: Record<string, string>;

  const lookup: Lookup = (hostname, _, callback) => {
    const address = addresses[hostname] ?? '127.0.0.1';
    callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
  };

  beforeEach(async () => {
    pages = {};
    asked = [];
    addresses = {};
    underWay = 0;
    mostUnderWay = 0;
    server = createServer(async (request, response) => {
      asked.push(request);
      underWay += 1;
      mostUnderWay = Math.max(mostUnderWay, underWay);
      const path = request.url ?? '';
      const page = pages[path] ?? { status: 404 };
      if (page.hangs) return;
      const count = asked.filter(({ url }) => url === path).length;
      const status =
        typeof page.status === 'number'
          ? page.status
          : page.status(request, count);
      await new Promise(resolve => setTimeout(resolve, 5));
      underWay -= 1;
      response.writeHead(status, page.headers).end();
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    port = (server.address() as AddressInfo).port;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  const at = (path: string, host = 'wiki.test') =>
    `http://${host}:${port}${path}`;

  const service = (
    name: string,
    links: Record<string, string | string[]>,
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      links: Object.entries(links).flatMap(([type, urls]) =>
        [urls].flat().map(url => ({ type, url })),
      ),
    },
  });

  const collector = (config: object = {}) => {
    const links = {
      internalHosts: [`wiki.test:${port}`, `*.internal.test:${port}`],
      timeoutSeconds: 1,
      ...config,
    };
    const root = mockServices.rootConfig({
      data: { readiness: { collectors: { links } } },
    });
    return linksCollector(readLinksConfig(root)!, { lookup });
  };

  const collect = async (entity: Entity, config?: object) => {
    const { facts, failures } = await testCollector(collector(config), [
      entity,
    ]);
    const ref = `component:default/${entity.metadata.name}`;
    return facts.get(ref) ?? failures.get(ref);
  };

  it.each([
    ['a page', 200, true],
    ['an empty page', 204, true],
    ['a sign-in', 401, true],
    ['a page for others', 403, true],
    ['nothing', 404, false],
    ['what was there once', 410, false],
  ])('a link to %s (%d) is reachable: %s', async (_, status, reachable) => {
    pages['/runbook'] = { status };
    const runbook = at('/runbook');
    expect(await collect(service('refunds', { runbook }))).toEqual({
      'links.runbookReachable': reachable,
      'links.unreachable': reachable ? [] : [runbook],
    });
  });

  it.each([
    ['an error of the server', { status: 503 }, 'answered 503'],
    ['a request that it does not understand', { status: 400 }, 'answered 400'],
    [
      'a pause that is too long',
      { status: 429, headers: { 'retry-after': '3600' } },
      'was left alone for the rest of the round: it asks for fewer requests (429)',
    ],
    [
      'no answer in time',
      { status: 200, hangs: true },
      'did not answer within 1 seconds',
    ],
  ])('%s says nothing of the link', async (_, page, because) => {
    pages['/runbook'] = page;
    const runbook = at('/runbook?token=abc');
    pages['/runbook?token=abc'] = page;
    expect(await collect(service('refunds', { runbook }))).toBe(
      `runbook ${at('/runbook')} ${because}`,
    );
  });

  it('says nothing of a host that refuses connections', async () => {
    const config = { internalHosts: ['wiki.test:1'] };
    expect(
      await collect(
        service('refunds', { runbook: 'http://wiki.test:1/a' }),
        config,
      ),
    ).toBe('runbook http://wiki.test:1/a refuses connections');
  });

  it('asks with GET where HEAD is not answered like a page', async () => {
    pages['/a'] = { status: ({ method }) => (method === 'HEAD' ? 405 : 200) };
    expect(
      await collect(service('refunds', { runbook: at('/a') })),
    ).toMatchObject({ 'links.runbookReachable': true });
    expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
  });

  it('sends no cookie, no credentials and no referrer', async () => {
    pages['/a'] = {
      status: 302,
      headers: { location: '/b', 'set-cookie': 'session=1' },
    };
    pages['/b'] = { status: 200 };
    await collect(service('refunds', { runbook: at('/a') }));
    expect(asked).toHaveLength(2);
    for (const { headers } of asked) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'connection',
        'host',
        'user-agent',
      ]);
    }
  });

  it('waits as long as a host asks for, and asks again', async () => {
    pages['/a'] = {
      status: (_, count) => (count === 1 ? 429 : 200),
      headers: { 'retry-after': '1' },
    };
    const before = Date.now();
    expect(
      await collect(service('refunds', { runbook: at('/a') })),
    ).toMatchObject({ 'links.runbookReachable': true });
    expect(Date.now() - before).toBeGreaterThan(900);
  });

  it('tells what it can when other links keep silent, and does not call the list of the dead complete', async () => {
    pages['/there'] = { status: 200 };
    pages['/broken'] = { status: 500 };
    const links = { runbook: at('/there'), dashboard: at('/broken') };
    expect(await collect(service('refunds', links))).toEqual({
      'links.runbookReachable': true,
    });
    expect(
      await collect(service('refunds', { ...links, logs: at('/dead') })),
    ).toEqual({
      'links.runbookReachable': true,
      'links.logsReachable': false,
      'links.unreachable': [at('/dead')],
    });
  });

  it('takes a kind as reachable when one of its links is', async () => {
    pages['/there'] = { status: 200 };
    const dashboard = [at('/dead'), at('/there')];
    expect(await collect(service('refunds', { dashboard }))).toEqual({
      'links.dashboardReachable': true,
      'links.unreachable': [at('/dead')],
    });
  });

  it.each<[string, Entity['metadata']]>([
    ...linkTypes.map((type): [string, Entity['metadata']] => [
      type,
      { name: 'a', links: [{ type, url: 'a' }] },
    ]),
    ['Runbook', { name: 'a', links: [{ type: 'Runbook', url: 'a' }] }],
    ...dashboardAnnotations.map((name): [string, Entity['metadata']] => [
      name,
      { name: 'a', annotations: { [name]: 'a' } },
    ]),
  ])('applies to a service with %s', (_, metadata) => {
    const applies = filterPredicateToFilterFunction<Entity>(
      collector().appliesTo,
    );
    expect(applies({ ...service('refunds', {}), metadata })).toBe(true);
    expect(applies(service('refunds', { docs: 'a' }))).toBe(false);
  });

  it('follows dashboards that stand in annotations', async () => {
    const entity = service('refunds', {});
    entity.metadata.annotations = { 'datadoghq.com/dashboard-url': at('/d') };
    expect(await collect(entity)).toMatchObject({
      'links.dashboardReachable': false,
    });
  });

  describe('what may be asked', () => {
    it.each([
      ['a host that is not configured', 'http://elsewhere.test/a'],
      ['another port of the host', 'http://wiki.test/a'],
      ['no web address', 'file:///etc/passwd'],
      ['a page within the address', 'data:text/html,hello'],
      ['an address with a password in it', 'http://me:secret@wiki.test/a'],
      ['what is no address', 'see the wiki'],
    ])('not %s', async (_, runbook) => {
      expect(await collect(service('refunds', { runbook }))).toEqual({});
      expect(asked).toEqual([]);
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
      addresses['pages.test'] = address;
      const runbook = at('/a', 'pages.test');
      expect(
        await collect(service('refunds', { runbook }), {
          hosts: [`pages.test:${port}`],
        }),
      ).toBe(`runbook ${runbook} ${because}`);
      expect(asked).toEqual([]);
    });

    it.each(['127.0.0.1', '2130706433', '0x7f.1', '[::ffff:7f00:1]'])(
      'no internal address that is written out: %s',
      async host => {
        const runbook = at('/a', host);
        const { hostname } = new URL(runbook);
        expect(
          await collect(service('refunds', { runbook }), {
            hosts: [`${hostname}:${port}`],
          }),
        ).toContain(internal);
        expect(asked).toEqual([]);
      },
    );

    it('never the metadata of the cloud, not even as an internal host', async () => {
      addresses['metadata.internal.test'] = '169.254.169.254';
      expect(
        await collect(
          service('refunds', { runbook: at('/', 'metadata.internal.test') }),
        ),
      ).toContain('leads to an address that is never asked');
    });

    it('checks every hop: a redirect into the internal network is not followed', async () => {
      pages['/out'] = {
        status: 302,
        headers: { location: at('/secret', 'pages.test') },
      };
      addresses['pages.test'] = '127.0.0.1';
      expect(
        await collect(service('refunds', { runbook: at('/out') }), {
          hosts: [`pages.test:${port}`],
        }),
      ).toContain(internal);
      expect(asked.map(({ url }) => url)).toEqual(['/out']);
    });

    it('checks every connection: a name that resolves to something else the next time is refused', async () => {
      pages['/a'] = {
        status: () => {
          addresses['rebound.internal.test'] = '169.254.169.254';
          return 405;
        },
        headers: { connection: 'close' },
      };
      expect(
        await collect(
          service('refunds', { runbook: at('/a', 'rebound.internal.test') }),
        ),
      ).toContain('leads to an address that is never asked');
      expect(asked.map(({ method }) => method)).toEqual(['HEAD']);
    });

    it('no name that has an internal address among its addresses', async () => {
      const both: Lookup = (_, __, callback) =>
        callback(null, [
          { address: '93.184.216.34', family: 4 },
          { address: '127.0.0.1', family: 4 },
        ]);
      const links = { hosts: [`pages.test:${port}`] };
      const root = mockServices.rootConfig({
        data: { readiness: { collectors: { links } } },
      });
      const { failures } = await testCollector(
        linksCollector(readLinksConfig(root)!, { lookup: both }),
        [service('refunds', { runbook: at('/a', 'pages.test') })],
      );
      expect([...failures.values()]).toEqual([
        expect.stringContaining(internal),
      ]);
      expect(asked).toEqual([]);
    });
  });

  describe('redirects', () => {
    it('are followed, to other hosts too', async () => {
      pages['/a'] = {
        status: 301,
        headers: { location: at('/b', 'docs.internal.test') },
      };
      pages['/b'] = { status: 200 };
      expect(
        await collect(service('refunds', { runbook: at('/a') })),
      ).toMatchObject({ 'links.runbookReachable': true });
    });

    it('lead nowhere when nothing is at their end', async () => {
      pages['/a'] = { status: 301, headers: { location: '/b' } };
      expect(
        await collect(service('refunds', { runbook: at('/a') })),
      ).toMatchObject({ 'links.runbookReachable': false });
    });

    it.each([
      ['/a', 'redirects more than 5 times'],
      ['', 'sends us to what is no web address'],
      ['ftp://wiki.test/', 'sends us to what is no web address'],
      [
        'https://login.test/?next=secret',
        'sends us to login.test, which is none of the hosts that may be asked',
      ],
    ])('to %j say nothing of the link', async (location, because) => {
      pages['/a'] = { status: 302, headers: location ? { location } : {} };
      expect(await collect(service('refunds', { runbook: at('/a') }))).toBe(
        `runbook ${at('/a')} ${because}`,
      );
    });

    it('to the sign-in say that something is there', async () => {
      pages['/a'] = {
        status: 302,
        headers: { location: 'https://login.test/oauth' },
      };
      expect(
        await collect(service('refunds', { runbook: at('/a') }), {
          signInHosts: ['login.test'],
        }),
      ).toMatchObject({ 'links.runbookReachable': true });
    });
  });

  describe('a round', () => {
    const round = async (
      batches: Entity[][],
      config: object = {},
      tested = collector(config),
    ) => {
      const { signal } = new AbortController();
      const failures: string[] = [];
      for (const batch of batches) {
        const found = await testCollector(tested, batch, { signal });
        failures.push(...found.failures.values());
      }
      return failures;
    };

    it('asks every address once, however many services and batches lead to it', async () => {
      pages['/shared'] = { status: 200 };
      const shared = (name: string) =>
        service(name, { runbook: at('/shared'), logs: at('/shared#refunds') });
      const tested = collector();
      await round([[shared('a'), shared('b')], [shared('c')]], {}, tested);
      expect(asked).toHaveLength(1);
      // The next one asks again.
      await round([[shared('a')]], {}, tested);
      expect(asked).toHaveLength(2);
    });

    it('has no more requests under way to a host than it is allowed', async () => {
      const services = Array.from({ length: 20 }, (_, i) => {
        pages[`/${i}`] = { status: 200 };
        return service(`s${i}`, { runbook: at(`/${i}`) });
      });
      await round([services], { concurrencyPerHost: 3 });
      expect(asked).toHaveLength(20);
      expect(mostUnderWay).toBeGreaterThan(1);
      expect(mostUnderWay).toBeLessThanOrEqual(3);
    });

    it('leaves a host alone that fails again and again', async () => {
      const services = Array.from({ length: 20 }, (_, i) =>
        service(`s${i}`, { runbook: `http://wiki.test:1/${i}` }),
      );
      const failures = await round([services], {
        internalHosts: ['wiki.test:1'],
        concurrencyPerHost: 1,
      });
      expect(failures).toHaveLength(20);
      const leftAlone = failures.filter(text =>
        text.includes('it failed 5 times in a row'),
      );
      expect(leftAlone).toHaveLength(15);
    });

    it('that is stopped reports nothing about what it has not heard of', async () => {
      pages['/a'] = { status: 200, hangs: true };
      const stop = new AbortController();
      const found = testCollector(
        collector(),
        [service('refunds', { runbook: at('/a') })],
        { signal: stop.signal },
      );
      setTimeout(() => stop.abort(), 50);
      expect((await found).facts.size).toBe(0);
    });
  });
});
