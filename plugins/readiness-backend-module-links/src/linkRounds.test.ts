import type { Entity } from '@backstage/catalog-model';
import { testCollector } from '@service-readiness/backstage-plugin-readiness-node';
import { service } from './__testUtils__/service';
import { useWeb } from './__testUtils__/useWeb';

describe('a round', () => {
  const web = useWeb();

  const round = async (
    batches: Entity[][],
    config: object = {},
    tested = web.collector(config),
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
    web.pages['/shared'] = { status: 200 };
    const shared = (name: string) =>
      service(name, {
        runbook: web.at('/shared'),
        logs: web.at('/shared#refunds'),
      });
    const tested = web.collector();
    await round([[shared('a'), shared('b')], [shared('c')]], {}, tested);
    expect(web.asked).toHaveLength(1);
    // The next one asks again.
    await round([[shared('a')]], {}, tested);
    expect(web.asked).toHaveLength(2);
  });

  it('has no more requests under way to a host than it is allowed', async () => {
    const services = Array.from({ length: 20 }, (_, i) => {
      web.pages[`/${i}`] = { status: 200 };
      return service(`s${i}`, { runbook: web.at(`/${i}`) });
    });
    await round([services], { concurrencyPerHost: 3 });
    expect(web.asked).toHaveLength(20);
    expect(web.mostUnderWay).toBeGreaterThan(1);
    expect(web.mostUnderWay).toBeLessThanOrEqual(3);
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
    web.pages['/a'] = { status: 200, hangs: true };
    const stop = new AbortController();
    const found = testCollector(
      web.collector(),
      [service('refunds', { runbook: web.at('/a') })],
      { signal: stop.signal },
    );
    setTimeout(() => stop.abort(), 50);
    expect((await found).facts.size).toBe(0);
  });
});
