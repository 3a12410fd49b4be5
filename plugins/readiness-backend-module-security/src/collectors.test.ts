import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { UrlReaders } from '@backstage/backend-defaults/urlReader';
import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { testCollector } from '@service-readiness/backstage-plugin-readiness-node';
import { readSecurityConfig } from './readSecurityConfig';
import { scansCollector } from './scans/scansCollector';
import { scorecardCollector } from './scorecard/scorecardCollector';

const now = Date.parse('2026-03-10T12:00:00Z');

const scorecard = JSON.stringify({
  date: '2026-03-02',
  score: 6.4,
  checks: [
    { name: 'Branch-Protection', score: 8 },
    { name: 'SAST', score: -1 },
  ],
});
const scorecardFacts = {
  'security.postureScore': 6.4,
  'security.postureAgeDays': 8,
  'practices.branchProtection': 8,
  'repository.branchProtected': true,
};

const sarif = (name: string, level: string) =>
  JSON.stringify({
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name } },
        invocations: [
          { executionSuccessful: true, endTimeUtc: '2026-03-08T12:00:00Z' },
        ],
        results: [{ level }],
      },
    ],
  });
const scanFacts = (high: number, medium: number, ...scanners: string[]) => ({
  'security.criticalVulnerabilityCount': 0,
  'security.highVulnerabilityCount': high,
  'security.mediumVulnerabilityCount': medium,
  'security.lowVulnerabilityCount': 0,
  'security.scanners': scanners,
  'security.scanAgeDays': 2,
});

interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: string;
}

describe('the collectors, over HTTP', () => {
  let server: Server;
  let base: string;
  let answers: Record<string, Answer | ((count: number) => Answer)>;
  let asked: IncomingMessage[];

  beforeEach(async () => {
    answers = {};
    asked = [];
    server = createServer((request, response) => {
      asked.push(request);
      const url = request.url ?? '';
      const found = answers[url] ?? { status: 404 };
      const count = asked.filter(other => other.url === url).length;
      const answer = typeof found === 'function' ? found(count) : found;
      const etag = answer.headers?.etag;
      const isKnown = etag && request.headers['if-none-match'] === etag;
      response
        .writeHead(isKnown ? 304 : answer.status ?? 200, answer.headers)
        .end(isKnown ? undefined : answer.body);
    });
    await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
    base = `http://localhost:${(server.address() as AddressInfo).port}`;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise(resolve => server.close(resolve));
  });

  const service = (
    name: string,
    annotations: Record<string, string>,
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, annotations },
  });

  /** A cache that is alive, as the mock of Backstage keeps nothing. */
  const memory = () => {
    const kept = new Map<string, unknown>();
    const cache = mockServices.cache.mock();
    cache.get.mockImplementation(async key => kept.get(key) as never);
    cache.set.mockImplementation(async (key, value) => {
      kept.set(key, JSON.parse(JSON.stringify(value)));
    });
    return cache;
  };

  const options = (cache = memory()) => ({
    urlReader: UrlReaders.default({
      logger: mockServices.logger.mock(),
      config: mockServices.rootConfig({
        data: {
          backend: { reading: { allow: [{ host: new URL(base).host }] } },
        },
      }),
    }),
    cache,
    now: () => now,
  });

  const config = (security: object) =>
    readSecurityConfig(
      mockServices.rootConfig({
        data: { readiness: { collectors: { security } } },
      }),
    )!;

  describe('vulnerability scans', () => {
    const scans = (more: object = {}, cache = memory()) =>
      scansCollector(config({ scans: more }).scans!, options(cache));
    const scanned = (name: string, addresses: string) =>
      service(name, { 'readiness/sarif-location': addresses });

    it('adds up all reports of a service', async () => {
      answers['/a'] = { body: sarif('Trivy', 'error') };
      answers['/b'] = { body: `\uFEFF${sarif('CodeQL', 'warning')}` };
      const { facts, failures } = await testCollector(scans(), [
        scanned('refunds', `${base}/a\n ${base}/b, ${base}/a`),
      ]);
      expect(Object.fromEntries(failures)).toEqual({});
      expect(facts.get('component:default/refunds')).toEqual(
        scanFacts(1, 1, 'CodeQL', 'Trivy'),
      );
    });

    it.each<[string, Answer, string]>([
      ['is not there', { status: 404 }, 'is not there (404)'],
      [
        'may not be seen',
        { status: 403 },
        'answered 403; give the integration for its host credentials that may read it',
      ],
      ['is broken at its host', { status: 500 }, 'answered 500'],
      ['is broken', { body: '{"version"' }, 'is no JSON'],
      ['is too large', { body: 'x'.repeat(1_100_000) }, 'is larger than 1 MB'],
      [
        'leads elsewhere',
        { status: 302, headers: { location: 'http://elsewhere.test/' } },
        'URL not allowed by backend.reading.allow configuration: it',
      ],
    ])(
      'does not count the others when one %s, and says no more of its address than it must',
      async (_, answer, why) => {
        answers['/a'] = { body: sarif('Trivy', 'error') };
        answers['/b?token=secret'] = answer;
        const { facts, failures } = await testCollector(
          scans({ maxMegabytes: 1 }),
          [scanned('refunds', `${base}/a ${base}/b?token=secret`)],
        );
        expect(facts.size).toBe(0);
        const failure = failures.get('component:default/refunds');
        expect(failure).toContain(`${base}/b ${why}`);
        expect(failure).not.toContain('secret');
      },
    );

    it.each([
      ['http://elsewhere.test/a', 'may not be read; add its host to'],
      ['file:///etc/passwd', 'is no web address'],
      [' ', 'readiness/sarif-location is empty'],
    ])('reads nothing from %j', async (address, why) => {
      const { failures } = await testCollector(scans(), [
        scanned('refunds', address),
      ]);
      expect(failures.get('component:default/refunds')).toContain(why);
      expect(asked).toEqual([]);
    });

    it('waits when the host asks for it', async () => {
      answers['/a'] = count =>
        count === 1 ? { status: 429 } : { body: sarif('Trivy', 'error') };
      const stop = new AbortController();
      const found = testCollector(scans(), [scanned('refunds', `${base}/a`)], {
        signal: stop.signal,
      });
      await new Promise(resolve => setTimeout(resolve, 300));
      // The URL reader does not say how long: it is a pause of seconds.
      expect(asked).toHaveLength(1);
      stop.abort();
      expect((await found).failures.size).toBe(1);
    });

    it('reads a shared report once a round, and one that has not changed not at all', async () => {
      answers['/a'] = {
        body: sarif('Trivy', 'error'),
        headers: { etag: '"1"' },
      };
      const cache = memory();
      const services = ['a', 'b', 'c'].map(name => scanned(name, `${base}/a`));
      const first = await testCollector(scans({}, cache), services);
      expect(asked).toHaveLength(1);
      // Another replica, or after a restart.
      const second = await testCollector(scans({}, cache), services);
      expect(asked).toHaveLength(2);
      expect(asked[1]?.headers['if-none-match']).toBe('"1"');
      expect(second.facts).toEqual(first.facts);
      answers['/a'] = {
        body: sarif('Trivy', 'warning'),
        headers: { etag: '"2"' },
      };
      const third = await testCollector(scans({}, cache), services);
      expect(third.facts.get('component:default/c')).toEqual(
        scanFacts(0, 1, 'Trivy'),
      );
    });
  });

  it('do without a cache that is away', async () => {
    answers['/a'] = { body: sarif('Trivy', 'error'), headers: { etag: '"1"' } };
    const cache = memory();
    cache.get.mockRejectedValue(new Error('away'));
    cache.set.mockRejectedValue(new Error('away'));
    const { facts } = await testCollector(
      scansCollector(config({ scans: {} }).scans!, options(cache)),
      [service('refunds', { 'readiness/sarif-location': `${base}/a` })],
    );
    expect(facts.get('component:default/refunds')).toEqual(
      scanFacts(1, 0, 'Trivy'),
    );
  });

  describe('OpenSSF Scorecard', () => {
    const scorecards = (more: object = {}) =>
      scorecardCollector(config({ scorecard: more }).scorecard!, options());
    const api = () => ({ api: { baseUrl: `${base}/`, token: 'hush-1234567' } });
    const project = (name: string) =>
      service(name, { 'github.com/project-slug': 'example/refunds' });
    const path = '/projects/github.com/example/refunds';

    it('reads a result by its address', async () => {
      answers['/result.json'] = { body: scorecard };
      const { facts } = await testCollector(scorecards(), [
        service('refunds', {
          'openssf/scorecard-location': `${base}/result.json`,
        }),
      ]);
      expect(facts.get('component:default/refunds')).toEqual(scorecardFacts);
      expect(asked[0]?.headers.authorization).toBeUndefined();
    });

    it('asks a service, once for every repository', async () => {
      answers[path] = { body: scorecard };
      const { facts } = await testCollector(scorecards(api()), [
        project('refunds'),
        project('ledger'),
      ]);
      expect(facts.get('component:default/refunds')).toEqual(scorecardFacts);
      expect(facts.get('component:default/ledger')).toEqual(scorecardFacts);
      expect(asked.map(({ headers }) => headers.authorization)).toEqual([
        'Bearer hush-1234567',
      ]);
    });

    it('knows nothing of a repository that the service does not know', async () => {
      const { facts } = await testCollector(scorecards(api()), [
        project('refunds'),
        service('ledger', { 'github.com/project-slug': 'not a slug' }),
      ]);
      expect(Object.fromEntries(facts)).toEqual({
        'component:default/refunds': {},
        'component:default/ledger': {},
      });
    });

    it.each<[string, Answer, string]>([
      ['an error', { status: 500 }, 'The Scorecard service answered 500'],
      [
        'a wrong token',
        { status: 401, body: 'hush-1234567' },
        'The Scorecard service answered 401',
      ],
      [
        'garbage',
        { body: 'hush-1234567' },
        'What the Scorecard service answered is no JSON',
      ],
      [
        'more than anybody reads',
        { body: 'x'.repeat(2_100_000) },
        'What the Scorecard service answered is larger than 2 MB',
      ],
      [
        'a wish to be left alone',
        { status: 429, headers: { 'retry-after': '900' } },
        'The Scorecard service was left alone for the rest of the round: it asks for fewer requests (429)',
      ],
    ])('fails with %s', async (_, answer, why) => {
      answers[path] = answer;
      const { facts, failures } = await testCollector(scorecards(api()), [
        project('refunds'),
      ]);
      expect(facts.size).toBe(0);
      const failure = failures.get('component:default/refunds');
      expect(failure).toContain(why);
      expect(failure).not.toContain('hush');
    });

    it('asks again after a pause that the service asks for, and after bad luck', async () => {
      answers[path] = count => {
        if (count === 1)
          return { status: 429, headers: { 'retry-after': '0' } };
        return count === 2 ? { status: 503 } : { body: scorecard };
      };
      const { facts } = await testCollector(scorecards(api()), [
        project('refunds'),
      ]);
      expect(facts.get('component:default/refunds')).toEqual(scorecardFacts);
      expect(asked).toHaveLength(3);
    });

    it('fails when there is no service', async () => {
      const { failures } = await testCollector(
        scorecards({ api: { baseUrl: 'http://localhost:1' } }),
        [project('refunds')],
      );
      expect(failures.get('component:default/refunds')).toBe(
        'The Scorecard service did not answer',
      );
    });
  });
});
