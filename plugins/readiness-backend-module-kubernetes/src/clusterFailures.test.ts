import type { Entity } from '@backstage/catalog-model';
import { collect as collectFrom, collectorFor } from './__testUtils__/collect';
import { deployment, facts, service } from './__testUtils__/examples';
import { FakeCluster, type Answer } from './__testUtils__/FakeCluster';

/** More services than are asked for one by one. */
const others = ['a', 'b', 'c', 'd'].map(name => service(name));

describe('a cluster that', () => {
  let eu: FakeCluster;

  beforeEach(async () => {
    eu = await new FakeCluster().start();
    eu.objects['/apis/apps/v1/deployments'] = [deployment('refunds')];
  });

  afterEach(async () => {
    await eu.stop();
  });

  const collector = (more: object = {}) =>
    collectorFor({
      clusters: [{ name: 'eu', url: eu.url, token: eu.token }],
      ...more,
    });

  const collect = (
    entity: Entity,
    options: { config?: object; among?: Entity[] } = {},
  ) => collectFrom(collector(options.config), entity, options.among);

  const page = (continued: string) => (path: string, url: URL) =>
    path.endsWith('/deployments') &&
    url.searchParams.get('continue') === continued;

  beforeEach(() => {
    eu.objects['/apis/apps/v1/deployments'] = Array.from(
      { length: 450 },
      (_, i) => deployment(i === 449 ? 'refunds' : `s${i}`),
    );
  });

  it('has forgotten where a list was is asked from the beginning', async () => {
    let expired = 0;
    const second = page('200');
    eu.instead = (path, url) => {
      if (!second(path, url) || expired > 0) return undefined;
      expired += 1;
      return { status: 410, body: '{"kind":"Status","reason":"Expired"}' };
    };
    expect(await collect(service('refunds'), { among: others })).toEqual(
      facts(3),
    );
    expect(
      eu.paths().filter(path => path.endsWith('/deployments')),
    ).toHaveLength(5);
  });

  it('forgets every time is left', async () => {
    const second = page('200');
    eu.instead = (path, url) =>
      second(path, url) ? { status: 410 } : undefined;
    expect(await collect(service('refunds'), { among: others })).toBe(
      "Cluster 'eu' forgets its lists of deployments before they are read",
    );
  });

  it('asks for a pause is given it', async () => {
    eu.instead = (_, __, count) =>
      count === 1
        ? { status: 429, headers: { 'retry-after': '0' } }
        : undefined;
    expect(await collect(service('refunds'), { among: others })).toEqual(
      facts(3),
    );
  });

  it('asks for a long one is left alone', async () => {
    eu.instead = () => ({ status: 429, headers: { 'retry-after': '600' } });
    expect(await collect(service('refunds'), { among: others })).toBe(
      "Cluster 'eu' was left alone for the rest of the round: it asks for fewer requests (429)",
    );
  });

  it.each<[string, Answer, string]>([
    ['forbids', { status: 403 }, 'does not let the account list'],
    [
      'answers a page of a proxy',
      { status: 200, body: '<html>hush-1234567' },
      'answered with something that is no list of',
    ],
    [
      'answers an object',
      { status: 200, body: '{"kind":"Status"}' },
      'answered with something that is no list of',
    ],
    [
      'answers a list of others',
      { status: 200, body: '{"items":[{"a":1}]}' },
      'answered with something that is no list of',
    ],
    ['has no such kind', { status: 404 }, 'answered 404 to a list of'],
    [
      'redirects',
      { status: 302, headers: { location: 'http://elsewhere.test' } },
      'answered 302 to a list of',
    ],
  ])('%s is a failure', async (_, answer, why) => {
    eu.instead = () => answer;
    const failure = await collect(service('refunds'), { among: others });
    expect(failure).toContain(`Cluster 'eu' ${why}`);
    expect(failure).not.toContain('hush');
  });

  it('does not know the token is a failure, which does not tell it', async () => {
    eu.token = 'another';
    const clusters = [{ name: 'eu', url: eu.url, token: 'hush-1234567' }];
    expect(await collect(service('refunds'), { config: { clusters } })).toBe(
      "Cluster 'eu' does not accept the token (401)",
    );
  });

  it('is not there is a failure, which does not tell where', async () => {
    const clusters = [{ name: 'eu', url: 'http://127.0.0.1:1', token: 'x' }];
    expect(await collect(service('refunds'), { config: { clusters } })).toBe(
      "Cluster 'eu' did not answer (ECONNREFUSED)",
    );
  });
});
