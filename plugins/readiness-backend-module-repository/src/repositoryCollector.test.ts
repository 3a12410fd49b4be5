import { testCollector } from '@service-readiness/backstage-plugin-readiness-node';
import type { JsonObject } from '@backstage/types';
import {
  createTestCollector,
  serviceAt,
} from './__testUtils__/createTestCollector';
import { FakeGitHub } from './__testUtils__/FakeGitHub';

const deployment = (replicas: number) => `
apiVersion: apps/v1
kind: Deployment
metadata: { name: refunds }
spec:
  replicas: ${replicas}
  template: { spec: { containers: [{ name: refunds, image: acme/refunds }] } }
`;

describe('repositoryCollector', () => {
  let github: FakeGitHub;
  beforeAll(async () => {
    github = await FakeGitHub.start();
  });
  afterAll(() => github.stop());
  beforeEach(() => github.reset());

  const at = (name: string, path = '', repository = 'acme/shop') =>
    serviceAt(name, `http://${github.host}/${repository}/tree/main/${path}`);
  const create = (repository?: JsonObject) =>
    createTestCollector({ config: github.config, repository });
  const hold = (files: Record<string, string>, sha = 'first') =>
    github.repositories.set('acme/shop', { sha, files });
  const twoOf = (name: string) => [at(name), at(`${name}-too`)];
  const archive = () =>
    fetch(`${github.url}/api/repos/acme/shop/archive/tarball/first`).then(
      async answer => Buffer.from(await answer.arrayBuffer()),
    );
  const hour = 3_600_000;

  it('reads a repository once for all its services, in whichever batch they come', async () => {
    hold({ 'a1/README.md': '# A' });
    const { collector } = create();
    const { signal } = new AbortController();
    const services = Array.from({ length: 40 }, (_, i) =>
      at(`a${i}`, `a${i}/`),
    );
    const first = await testCollector(collector, services.slice(0, 20), {
      signal,
    });
    const second = await testCollector(collector, services.slice(20), {
      signal,
    });
    expect(first.facts.size + second.facts.size).toBe(40);
    expect(first.facts.get('component:default/a1')).toMatchObject({
      'docs.hasReadme': true,
    });
    expect(first.facts.get('component:default/a2')).toMatchObject({
      'docs.hasReadme': false,
    });
    expect(github.asked).toEqual(['commit acme/shop', 'archive acme/shop']);
  });

  it('asks for the branch where the address names none', async () => {
    hold({ 'README.md': '# A' });
    const { collector } = create();
    const result = await testCollector(collector, [
      serviceAt('refunds', `http://${github.host}/acme/shop`),
    ]);
    expect(result.facts.get('component:default/refunds')).toMatchObject({
      'docs.hasReadme': true,
    });
    expect(github.asked).toEqual([
      'branch acme/shop',
      'commit acme/shop',
      'archive acme/shop',
    ]);
  });

  it('asks nothing while the last answer is recent, and downloads nothing when nothing changed', async () => {
    hold({ 'deploy/a.yaml': deployment(3) });
    const { collector, clock } = create();
    const before = await testCollector(collector, twoOf('refunds'));
    github.asked.length = 0;

    const asked = clock.now;
    const saysWhen = (moment: number) =>
      new Map([...before.facts.keys()].map(ref => [ref, moment]));

    clock.now += 5 * hour;
    const remembered = await testCollector(collector, twoOf('refunds'));
    expect(remembered.facts).toEqual(before.facts);
    expect(remembered.observedAt).toEqual(saysWhen(asked));
    expect(github.asked).toEqual([]);

    clock.now += 2 * hour;
    const unchanged = await testCollector(collector, twoOf('refunds'));
    expect(unchanged.facts).toEqual(before.facts);
    expect(unchanged.observedAt).toEqual(saysWhen(clock.now));
    expect(github.asked).toEqual(['commit acme/shop']);

    clock.now += 5 * hour;
    await testCollector(collector, twoOf('refunds'));
    expect(github.asked).toEqual(['commit acme/shop']);
  });

  it('answers from what is kept for a service that has come since', async () => {
    hold({ 'a/README.md': '# A', 'b/README.md': '# B' });
    const { collector, clock } = create();
    await testCollector(collector, [at('a', 'a/')]);
    clock.now += 7 * hour;
    const { facts } = await testCollector(collector, [
      at('a', 'a/'),
      at('b', 'b/'),
    ]);
    expect(facts.get('component:default/b')).toMatchObject({
      'docs.hasReadme': true,
    });
    expect(github.count('archive')).toBe(1);
  });

  it('asks at once for one service alone: somebody waits for it', async () => {
    hold({ 'deploy/a.yaml': deployment(1) });
    const { collector } = create();
    await testCollector(collector, [at('refunds')]);
    hold({ 'deploy/a.yaml': deployment(2) }, 'second');
    const { facts } = await testCollector(collector, [at('refunds')]);
    expect(facts.get('component:default/refunds')).toMatchObject({
      'resilience.replicaCount': 2,
    });
  });

  it('reads what changed', async () => {
    hold({ 'deploy/a.yaml': deployment(1) });
    const { collector, clock } = create();
    await testCollector(collector, twoOf('refunds'));
    hold({ 'deploy/a.yaml': deployment(2) }, 'second');
    clock.now += 7 * hour;
    const { facts } = await testCollector(collector, twoOf('refunds'));
    expect(facts.get('component:default/refunds')).toMatchObject({
      'resilience.redundancy': true,
    });
  });

  it.each([
    ['is lost', (test: ReturnType<typeof create>) => test.kept.clear()],
    [
      'does not answer',
      (test: ReturnType<typeof create>) => {
        test.cache.get = () => Promise.reject(new Error('Connection refused'));
        test.cache.set = () => Promise.reject(new Error('Connection refused'));
      },
    ],
  ])('downloads again when the cache %s', async (_, lose) => {
    hold({ 'README.md': '# A' });
    const test = create();
    const before = await testCollector(test.collector, twoOf('refunds'));
    lose(test);
    expect(await testCollector(test.collector, twoOf('refunds'))).toEqual(
      before,
    );
    expect(github.count('archive')).toBe(2);
  });

  it('does not take what was seen for the answer to another question', async () => {
    hold({ 'handbook/fire.md': '# Fire' });
    const first = create();
    await testCollector(first.collector, twoOf('refunds'));
    const second = create({ paths: { runbooks: ['handbook/*.md'] } });
    second.cache.get = first.cache.get;
    const { facts } = await testCollector(second.collector, twoOf('refunds'));
    expect(facts.get('component:default/refunds')).toMatchObject({
      'docs.hasRunbook': true,
    });
  });

  it('keeps nothing of what files say but what facts need', async () => {
    hold({
      'deploy/a.yaml': deployment(2).replace(
        'image: acme/refunds',
        'image: acme/refunds, env: [{ name: KEY, value: hunter2 }]',
      ),
      'deploy/values.yaml': 'replicaCount: 2\npassword: hunter2\n',
      'deploy/broken.yaml': 'kind: Deployment\npassword: "hunter2',
      CODEOWNERS: '# hunter2\n* @acme/payments',
    });
    const { collector, kept, logger } = create();
    const result = await testCollector(collector, twoOf('refunds'));
    expect(
      JSON.stringify([[...kept], [...result.facts], logger.warn.mock.calls]),
    ).not.toMatch(/hunter2/);
    expect(result.facts.get('component:default/refunds')).toMatchObject({
      'repository.unreadableFiles': ['deploy/broken.yaml'],
    });
  });

  it('declares and reports only what is looked for', async () => {
    hold({ 'README.md': '# A', 'deploy/a.yaml': deployment(2) });
    const paths = {
      slos: [],
      manifests: [],
      ci: [],
      runbooks: [],
      dependencyUpdates: [],
    };
    const { collector } = create({ paths });
    const { facts } = await testCollector(collector, twoOf('refunds'));
    const expected = {
      'repository.hasCodeOwners': false,
      'repository.hasSecurityPolicy': false,
      'docs.hasReadme': true,
    };
    expect(facts.get('component:default/refunds')).toEqual(expected);
    expect(collector.facts.map(({ name }) => name)).toEqual(
      Object.keys(expected),
    );
  });

  it('takes no document for no objective where all stand here', async () => {
    hold({ 'README.md': '# A' });
    const { collector } = create({ slosOnlyHere: true });
    const { facts } = await testCollector(collector, twoOf('refunds'));
    expect(facts.get('component:default/refunds')).toMatchObject({
      'slo.definedCount': 0,
      'slo.names': [],
    });
  });

  it('does not know of code owners behind a link', async () => {
    hold({ 'README.md': '# A' });
    github.repositories.get('acme/shop')!.links = { CODEOWNERS: 'elsewhere' };
    const { collector } = create();
    const { facts } = await testCollector(collector, twoOf('refunds'));
    expect(facts.get('component:default/refunds')).not.toHaveProperty([
      'repository.hasCodeOwners',
    ]);
  });

  describe('a repository that is too much', () => {
    const many = (count: number, name: (i: number) => string, text = '') =>
      Object.fromEntries(
        Array.from({ length: count }, (_, i) => [name(i), text]),
      );

    it('is read when most of it is of no interest', async () => {
      hold({
        ...many(500, i => `src/${i % 50}/file${i}.ts`, 'export {};'),
        ...many(300, i => `node_modules/a/deploy/${i}.yaml`, deployment(1)),
        'README.md': '# A',
      });
      const { collector } = create({ limits: { files: 10 } });
      const { facts } = await testCollector(collector, twoOf('refunds'));
      expect(facts.get('component:default/refunds')).toMatchObject({
        'docs.hasReadme': true,
      });
      expect(facts.get('component:default/refunds')).not.toHaveProperty([
        'resilience.replicaCount',
      ]);
    });

    it.each([
      [{ files: 20 }, 'more than 20 files of interest', 'raise limits.files'],
      [{ totalBytes: 2000 }, 'more than 2000 bytes', 'raise limits.totalBytes'],
    ])('is not read by halves: %j', async (limits, problem, mend) => {
      hold(many(30, i => `deploy/${i}.yaml`, deployment(1)));
      const { collector } = create({ limits });
      const { failures } = await testCollector(collector, twoOf('refunds'));
      expect(failures.get('component:default/refunds')).toMatch(problem);
      expect(failures.get('component:default/refunds')).toMatch(mend);
    });

    it('is neither downloaded nor unpacked to its end', async () => {
      hold({
        'README.md': '# A',
        ...many(30, i => `src/${i}.bin`, 'x'.repeat(100_000)),
      });
      const whole = await archive();
      let leaveOff = () => {};
      const leftOff = new Promise<void>(resolve => (leaveOff = resolve));
      github.misbehave = (response, asked) => {
        if (!asked.startsWith('archive')) return false;
        // All but its end, for which one would wait as long as it takes.
        response.writeHead(200).write(whole.subarray(0, -20));
        response.once('close', leaveOff);
        return true;
      };
      const { collector, kept } = create({
        limits: { archiveBytes: 1024 * 1024, timeoutSeconds: 3600 },
      });
      const { failures } = await testCollector(collector, twoOf('refunds'));
      expect(failures.get('component:default/refunds')).toBe(
        'The files of the repository have more than 1048576 bytes in all: raise readiness.collectors.repository.limits.archiveBytes',
      );
      await leftOff;
      expect(kept.size).toBe(0);
    });

    it('has a file that is too large named, and tells what does not depend on it', async () => {
      hold({
        'README.md': '# A',
        'deploy/a.yaml': deployment(2),
        'deploy/b.yaml': `# ${'x'.repeat(2000)}\n`,
      });
      const { collector } = create({ limits: { fileBytes: 1024 } });
      const { facts } = await testCollector(collector, twoOf('refunds'));
      expect(facts.get('component:default/refunds')).toMatchObject({
        'docs.hasReadme': true,
        'repository.unreadableFiles': ['deploy/b.yaml'],
      });
      expect(facts.get('component:default/refunds')).not.toHaveProperty([
        'resilience.replicaCount',
      ]);
    });

    const lol = ['a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol]'];
    for (let i = 1; i < 12; i++) {
      lol.push(
        `a${i}: &a${i} [${Array(9)
          .fill(`*a${i - 1}`)
          .join(', ')}]`,
      );
    }
    it.each([
      [
        'aliases of aliases',
        `apiVersion: apps/v1\nkind: Deployment\n${lol.join(
          '\n',
        )}\nmetadata: { name: *a11 }`,
      ],
      [
        'an alias of itself',
        'apiVersion: apps/v1\nkind: Deployment\nmetadata: &a { name: a, labels: *a }',
      ],
      ['brackets without end', `kind: Deployment\na: ${'['.repeat(100_000)}`],
      [
        'keys of every object',
        'apiVersion: apps/v1\nkind: Deployment\n__proto__: { polluted: true }\nmetadata: { __proto__: { polluted: true } }',
      ],
    ])('survives a bomb of %s', async (_, bomb) => {
      hold({ 'README.md': '# A', 'deploy/bomb.yaml': bomb });
      const { collector } = create();
      const startedAt = performance.now();
      const { facts } = await testCollector(collector, twoOf('refunds'));
      expect(facts.get('component:default/refunds')).toMatchObject({
        'docs.hasReadme': true,
        'repository.unreadableFiles': ['deploy/bomb.yaml'],
      });
      expect({}).not.toHaveProperty('polluted');
      // Seconds for what would take hours.
      expect(performance.now() - startedAt).toBeLessThan(10_000);
    });
  });

  describe('a host that does not answer as it should', () => {
    const manyRepositories = (count: number) =>
      Array.from({ length: count }, (_, i) => at(`s${i}`, '', `acme/r${i}`));
    const oneByOne = { limits: { concurrency: 1, timeoutSeconds: 1 } };

    it('fails the services of a repository that is not there, and no other', async () => {
      hold({ 'README.md': '# A' });
      const { collector } = create();
      const { facts, failures } = await testCollector(collector, [
        at('refunds'),
        ...manyRepositories(7),
      ]);
      expect([...facts.keys()]).toEqual(['component:default/refunds']);
      expect(failures.get('component:default/s6')).toBe(
        `There is no repository at http://${github.host}/acme/r6/tree/main, or the integration for ${github.host} may not read it`,
      );
    });

    it.each([
      [429, {}],
      [403, { 'x-ratelimit-remaining': '0' }],
    ])(
      'is left alone until the next round when it counts requests (%d)',
      async (status, headers) => {
        github.misbehave = response => {
          response.writeHead(status, headers).end('{}');
          return true;
        };
        const { collector } = create(oneByOne);
        const { failures } = await testCollector(
          collector,
          manyRepositories(9),
        );
        expect(github.asked).toHaveLength(1);
        expect(failures.size).toBe(9);
        expect(failures.get('component:default/s8')).toBe(
          `${github.host} has asked for fewer requests; what is left is read in a later round`,
        );
        await testCollector(collector, manyRepositories(9));
        expect(github.asked).toHaveLength(2);
      },
    );

    it('says whose credentials it refuses, and what to do', async () => {
      github.misbehave = response => {
        response.writeHead(401).end('{"message":"Bad credentials"}');
        return true;
      };
      const { collector } = create();
      const { failures } = await testCollector(collector, twoOf('refunds'));
      expect(failures.get('component:default/refunds')).toBe(
        `${github.host} refuses the credentials of its integration (401): renew its token`,
      );
    });

    it('goes on in the next round where the last one was stopped', async () => {
      manyRepositories(6).forEach((_, i) =>
        github.repositories.set(`acme/r${i}`, {
          sha: 'a',
          files: { 'README.md': '' },
        }),
      );
      let left = 6;
      github.misbehave = response => {
        left -= 1;
        if (left >= 0) return false;
        response.writeHead(429).end('{}');
        return true;
      };
      const { collector, clock } = create(oneByOne);
      const first = await testCollector(collector, manyRepositories(6));
      expect([first.facts.size, first.failures.size]).toEqual([3, 3]);
      left = 6;
      clock.now += hour;
      const second = await testCollector(collector, manyRepositories(6));
      expect([second.facts.size, second.failures.size]).toEqual([6, 0]);
    });

    it('is asked no more after five errors in a row', async () => {
      github.misbehave = response => {
        response.writeHead(502).end();
        return true;
      };
      const { collector } = create(oneByOne);
      const { failures } = await testCollector(collector, manyRepositories(9));
      expect(github.asked).toHaveLength(5);
      expect(failures.get('component:default/s0')).toMatch(/502/);
      expect(failures.get('component:default/s8')).toMatch(
        'failed 5 times in a row',
      );
    });

    it('is not waited for for ever', async () => {
      github.misbehave = (_, asked) => asked.startsWith('archive');
      hold({ 'README.md': '# A' });
      const { collector } = create(oneByOne);
      const { failures } = await testCollector(collector, twoOf('refunds'));
      expect(failures.get('component:default/refunds')).toBe(
        'No answer in 1 s',
      );
    });

    it.each([
      ['a page', async () => Buffer.from('<html>Sign in</html>')],
      ['nothing', async () => Buffer.alloc(0)],
      ['half of it', async () => (await archive()).subarray(0, 400)],
    ])('is not believed when it sends %s for an archive', async (_, bodyOf) => {
      hold({
        'README.md': '# A',
        'docs/a.md': Array.from({ length: 9999 }, (__, i) => i * i).join(),
        'z/SECURITY.md': '',
      });
      const body = await bodyOf();
      github.misbehave = (response, asked) => {
        if (!asked.startsWith('archive')) return false;
        response.writeHead(200).end(body);
        return true;
      };
      const { collector, kept } = create();
      const { facts } = await testCollector(collector, twoOf('refunds'));
      expect([...facts]).toEqual([]);
      expect(kept.size).toBe(0);
    });

    it('stops with the round', async () => {
      const controller = new AbortController();
      github.misbehave = () => {
        controller.abort();
        return true;
      };
      const { collector } = create({ limits: { concurrency: 1 } });
      const { facts, failures } = await testCollector(
        collector,
        manyRepositories(9),
        { signal: controller.signal },
      );
      expect([facts.size, failures.size]).toEqual([0, 9]);
      expect(github.asked).toHaveLength(1);
    });
  });
});
