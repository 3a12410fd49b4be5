import type { Entity } from '@backstage/catalog-model';
import { filterPredicateToFilterFunction } from '@backstage/filter-predicates';
import { linkTypes } from '@service-readiness/backstage-plugin-readiness-common';
import { service } from './__testUtils__/service';
import { useWeb } from './__testUtils__/useWeb';
import { dashboardAnnotations } from './linksOf';

describe('linksCollector', () => {
  const web = useWeb();

  it.each([
    ['a page', 200, true],
    ['an empty page', 204, true],
    ['a sign-in', 401, true],
    ['a page for others', 403, true],
    ['nothing', 404, false],
    ['what was there once', 410, false],
  ])('a link to %s (%d) is reachable: %s', async (_, status, reachable) => {
    web.pages['/runbook'] = { status };
    const runbook = web.at('/runbook');
    expect(await web.collect(service('refunds', { runbook }))).toEqual({
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
      'did not answer within a second',
    ],
  ])('%s says nothing of the link', async (_, page, because) => {
    web.pages['/runbook'] = page;
    const runbook = web.at('/runbook?token=abc');
    web.pages['/runbook?token=abc'] = page;
    expect(await web.collect(service('refunds', { runbook }))).toBe(
      `runbook ${web.at('/runbook')} ${because}`,
    );
  });

  it('names what is gone without its query, in which people leave tokens', async () => {
    const runbook = web.at('/gone?token=hush');
    expect(await web.collect(service('refunds', { runbook }))).toEqual({
      'links.runbookReachable': false,
      'links.unreachable': [web.at('/gone')],
    });
  });

  it('says nothing of a host that refuses connections', async () => {
    const config = { internalHosts: ['wiki.test:1'] };
    expect(
      await web.collect(
        service('refunds', { runbook: 'http://wiki.test:1/a' }),
        config,
      ),
    ).toBe('runbook http://wiki.test:1/a refuses connections');
  });

  it('asks with GET where HEAD is not answered like a page', async () => {
    web.pages['/a'] = {
      status: ({ method }) => (method === 'HEAD' ? 405 : 200),
    };
    expect(
      await web.collect(service('refunds', { runbook: web.at('/a') })),
    ).toMatchObject({ 'links.runbookReachable': true });
    expect(web.asked.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
  });

  it('sends no cookie, no credentials and no referrer', async () => {
    web.pages['/a'] = {
      status: 302,
      headers: { location: '/b', 'set-cookie': 'session=1' },
    };
    web.pages['/b'] = { status: 200 };
    await web.collect(service('refunds', { runbook: web.at('/a') }));
    expect(web.asked).toHaveLength(2);
    for (const { headers } of web.asked) {
      expect(Object.keys(headers).sort()).toEqual([
        'accept',
        'connection',
        'host',
        'user-agent',
      ]);
    }
  });

  it('waits as long as a host asks for, and asks again', async () => {
    web.pages['/a'] = {
      status: (_, count) => (count === 1 ? 429 : 200),
      headers: { 'retry-after': '1' },
    };
    const before = Date.now();
    expect(
      await web.collect(service('refunds', { runbook: web.at('/a') })),
    ).toMatchObject({ 'links.runbookReachable': true });
    expect(Date.now() - before).toBeGreaterThan(900);
  });

  it('tells what it can when other links keep silent, and does not call the list of the dead complete', async () => {
    web.pages['/there'] = { status: 200 };
    web.pages['/broken'] = { status: 500 };
    const links = { runbook: web.at('/there'), dashboard: web.at('/broken') };
    expect(await web.collect(service('refunds', links))).toEqual({
      'links.runbookReachable': true,
    });
    expect(
      await web.collect(
        service('refunds', { ...links, logs: web.at('/dead') }),
      ),
    ).toEqual({
      'links.runbookReachable': true,
      'links.logsReachable': false,
      'links.unreachable': [web.at('/dead')],
    });
  });

  it('takes a kind as reachable when one of its links is', async () => {
    web.pages['/there'] = { status: 200 };
    const dashboard = [web.at('/dead'), web.at('/there')];
    expect(await web.collect(service('refunds', { dashboard }))).toEqual({
      'links.dashboardReachable': true,
      'links.unreachable': [web.at('/dead')],
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
      web.collector().appliesTo,
    );
    expect(applies({ ...service('refunds', {}), metadata })).toBe(true);
    expect(applies(service('refunds', { docs: 'a' }))).toBe(false);
  });

  it('follows dashboards that stand in annotations', async () => {
    const entity = service('refunds', {});
    entity.metadata.annotations = {
      'datadoghq.com/dashboard-url': web.at('/d'),
    };
    expect(await web.collect(entity)).toMatchObject({
      'links.dashboardReachable': false,
    });
  });

  describe('redirects', () => {
    it('are followed, to other hosts too', async () => {
      web.pages['/a'] = {
        status: 301,
        headers: { location: web.at('/b', 'docs.internal.test') },
      };
      web.pages['/b'] = { status: 200 };
      expect(
        await web.collect(service('refunds', { runbook: web.at('/a') })),
      ).toMatchObject({ 'links.runbookReachable': true });
    });

    it('lead nowhere when nothing is at their end', async () => {
      web.pages['/a'] = { status: 301, headers: { location: '/b' } };
      expect(
        await web.collect(service('refunds', { runbook: web.at('/a') })),
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
      web.pages['/a'] = { status: 302, headers: location ? { location } : {} };
      expect(
        await web.collect(service('refunds', { runbook: web.at('/a') })),
      ).toBe(`runbook ${web.at('/a')} ${because}`);
    });

    it('to the sign-in say that something is there', async () => {
      web.pages['/a'] = {
        status: 302,
        headers: { location: 'https://login.test/oauth' },
      };
      expect(
        await web.collect(service('refunds', { runbook: web.at('/a') }), {
          signInHosts: ['login.test'],
        }),
      ).toMatchObject({ 'links.runbookReachable': true });
    });
  });
});
