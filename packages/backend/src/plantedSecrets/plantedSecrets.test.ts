import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ResponseError } from '@backstage/errors';
import {
  operations,
  ReadinessClient,
  type OperationInput,
  type OperationName,
  type ReadinessApi,
  type ReadinessRequestOptions,
} from '@service-readiness/backstage-plugin-readiness-common';
import { tokenSource } from '../exampleCompany/acts/tokenSource';
import { Ears } from './__testUtils__/Ears';
import { everyOperation } from './__testUtils__/everyOperation';
import { failings, HostileServer } from './__testUtils__/HostileServer';
import { plantedCatalog } from './__testUtils__/plantedCatalog';
import { plantedConfig } from './__testUtils__/plantedConfig';
import {
  plantedDeliveries,
  type PlantedDelivery,
} from './__testUtils__/plantedDeliveries';
import { secrets } from './__testUtils__/secrets';
import {
  startPlantedBackend,
  type PlantedBackend,
} from './__testUtils__/startPlantedBackend';

jest.setTimeout(180_000);

/** Collectors, in this order: what the catalog says comes first. */
const collectors = [
  ...['kubernetes', 'links', 'repository'],
  ...['openssf-scorecard', 'vulnerability-scans'],
];
/** Longer than any source that answers takes, and shorter than those that do not are waited for. */
const patienceMs = 4_000;
const evidence = 'https://wiki.example.com/costs';
const operator = { token: secrets.operatorToken };
const inDays = (days: number) =>
  new Date(Date.now() + days * 86_400_000).toISOString();

/** A whole backend whose every source fails while it repeats what it was sent. */
describe('secrets of the configuration and of the catalog', () => {
  const ears = new Ears();
  const worked = new Set<string>();
  let directory: string;
  let source: HostileServer;
  let codeHost: HostileServer;
  let gitlab: HostileServer;
  let planted: PlantedBackend;
  let api: ReadinessApi;
  let tokenOf: (login: string) => Promise<string>;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'planted-'));
    [source, codeHost, gitlab] = await Promise.all([
      HostileServer.start(),
      HostileServer.start(),
      HostileServer.start(),
    ]);
    const sources = { source, codeHost, gitlab };
    const file = join(directory, 'catalog.yaml');
    await writeFile(file, plantedCatalog(sources));
    planted = await startPlantedBackend(plantedConfig(sources, file), ears);
    const getBaseUrl = async (id: string) => `${planted.url}/${id}`;
    api = new ReadinessClient({
      discoveryApi: { getBaseUrl },
      fetchApi: { fetch: ears.listeningFetch },
    });
    tokenOf = tokenSource({ getBaseUrl, getExternalBaseUrl: getBaseUrl });
    await collectAll();
  });
  afterAll(async () => {
    await planted?.backend.stop();
    await Promise.all([source, codeHost, gitlab].map(server => server?.stop()));
    await rm(directory, { recursive: true, force: true });
  });

  /** Runs a collector, and those that the first look at the catalog starts; stops what a silent source holds up. */
  async function collect(id: string) {
    const { scheduler } = planted;
    const run = scheduler.triggerTask(`readiness-collect-${id}`);
    const isOver = run.then(() => true);
    while (!(await Promise.race([isOver, sleep(patienceMs, false)]))) {
      for (const other of collectors) {
        // Most of them are over, and cannot be stopped.
        await scheduler
          .cancelTask(`readiness-collect-${other}`)
          .catch(error => {
            if (error.name !== 'ConflictError') throw error;
          });
      }
    }
  }

  async function collectAll() {
    const { scheduler } = planted;
    for (;;) {
      await collect('catalog');
      const { total } = await api.listServices({}, operator);
      if (total === failings.length) break;
      await sleep(500);
    }
    for (const id of collectors) await collect(id);
    for (const id of ['github', 'gitlab']) {
      await scheduler.triggerTask(`readiness-pull-${id}`);
    }
    await scheduler.triggerTask('readiness-definitions');
    while ((await api.getStatus({}, operator)).queue.depth > 0) {
      await sleep(200);
    }
  }

  /** Asks the API; that it refuses is an answer, too. */
  async function ask<O extends OperationName>(
    name: O,
    input: OperationInput<O>,
    token?: string,
  ) {
    const call = api[name] as (
      asked: OperationInput<O>,
      options: ReadinessRequestOptions,
    ) => Promise<unknown>;
    try {
      await call(input, { token });
      worked.add(name);
    } catch (error) {
      if (!(error instanceof ResponseError)) throw error;
    }
  }

  async function deliver(
    { path, body }: PlantedDelivery,
    headers: Record<string, string>,
  ) {
    const response = await ears.listeningFetch(
      `${planted.url}/readiness/events/${path}`,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body,
      },
    );
    return response.status;
  }

  /** Something of everything that people can act on. */
  async function actedOn() {
    const token = await tokenOf('ines.halloran');
    const entityRef = 'component:default/gone';
    const { accepted } = await api.attest(
      {
        body: {
          items: [{ entityRef, checkId: 'cost-estimated' }],
          comment: 'The bill.',
          evidence,
          expiresAt: inDays(20),
        },
      },
      { token },
    );
    const { waiver } = await api.requestWaiver(
      {
        body: {
          entityRef,
          checkIds: ['has-runbook'],
          reason: 'plannedWork',
          explanation: 'Soon.',
          until: inDays(9),
        },
      },
      { token },
    );
    const dispute = await api.dispute(
      {
        body: {
          entityRef,
          checkId: 'has-runbook',
          comment: 'It is wrong.',
          factName: 'links.runbook',
        },
      },
      { token },
    );
    return {
      attestation: accepted[0]?.attestation.id ?? '',
      waiver: waiver.id,
      dispute: dispute.id,
    };
  }

  it('go to the sources that they are for, which all fail', async () => {
    const { items } = await api.listCollectors({}, operator);
    expect(
      Object.fromEntries(
        items.map(({ id, lastRun }) => [id, lastRun?.error ?? lastRun?.failed]),
      ),
    ).toMatchObject({
      kubernetes: 6,
      repository: 6,
      'vulnerability-scans': 6,
      // Of the others it is known whether they are there.
      links: 3,
      'openssf-scorecard': 'Stopped: the time was up',
    });
    const pulled = await api.listEventSources({}, operator);
    for (const id of ['github', 'gitlab']) {
      const told = pulled.items.find(one => one.id === id);
      expect(told?.error).toMatch(/ of 6 repositories could not be read/);
    }
    expect(codeHost.sent.filter(text => /graphql$/.test(text))).not.toEqual([]);
    const sent = [...source.sent, ...codeHost.sent, ...gitlab.sent];
    for (const place of [
      ...(['clusterToken', 'scorecardToken'] as const),
      ...(['hostToken', 'gitlabToken'] as const),
      ...(['definitionsQuery', 'reportQuery', 'resultQuery'] as const),
      ...(['linkQuery', 'dashboardQuery', 'redirectQuery'] as const),
    ]) {
      const isSent = sent.some(text =>
        [secrets[place], encodeURIComponent(secrets[place])].some(form =>
          text.includes(form),
        ),
      );
      expect([place, isSent]).toEqual([place, true]);
    }
  });

  it('let in what they prove, and nothing that is forged', async () => {
    for (const delivery of plantedDeliveries({ codeHost, gitlab })) {
      const { path } = delivery;
      expect([path, await deliver(delivery, delivery.forged)]).toEqual([
        path,
        401,
      ]);
      expect([path, await deliver(delivery, delivery.headers)]).toEqual([
        path,
        202,
      ]);
    }
    await planted.scheduler.triggerTask('readiness-read-deliveries');
    const entity = 'component:default/broken';
    const { items } = await api.listDeliveryEvents(
      { query: { entity } },
      operator,
    );
    expect(items.map(item => item.source).sort()).toEqual([
      'cdevents',
      'devlake',
      'github',
      'gitlab',
    ]);
    const unread = await api.listReceivedEvents({}, operator);
    expect(unread.items.map(item => item.source).sort()).toEqual([
      'cdevents',
      'devlake',
      'github',
      'gitlab',
    ]);
  });

  it('stand in no answer and no line of the log, whoever asks whatever can be asked', async () => {
    const inputs = everyOperation(await actedOn());
    for (const token of [
      ...[undefined, secrets.wrongToken, secrets.ciToken],
      // Who decides before who asked: she could take it back.
      await tokenOf('yuki.tanabe'),
      await tokenOf('ines.halloran'),
      secrets.operatorToken,
    ]) {
      for (const name of Object.keys(operations) as OperationName[]) {
        for (const input of inputs[name] ?? []) await ask(name, input, token);
      }
      await ears.listeningFetch(`${planted.url}/readiness/openapi.json`);
    }
    expect(ears.secrets()).toEqual([]);
    // The walk has come through every door; to a new one everyOperation leads.
    expect(Object.keys(operations).filter(name => !worked.has(name))).toEqual(
      [],
    );
  });

  it('stand in no row, but for entities and definitions as they were written', async () => {
    const knex = await planted.database.getClient();
    const tables: Array<{ name: string }> = await knex('sqlite_master')
      .where({ type: 'table' })
      .select('name');
    expect(tables.length).toBeGreaterThan(15);
    for (const { name } of tables) {
      if (name === 'entities') continue;
      const rows: object[] = await knex(name).select();
      // Files are kept as they are.
      const kept = name === 'definition_files' ? { text: undefined } : {};
      ears.hear(`table ${name}`, ...rows.map(row => ({ ...row, ...kept })));
    }
    expect(ears.secrets()).toEqual([]);
  });

  it('would be found in whatever form they stood there', () => {
    const forms = (text: string) => [
      ...[text, encodeURIComponent(text), text.split('+')[0]],
      ...['', 'a:', 'ab:'].map(user =>
        Buffer.from(`${user}${text}`).toString('base64'),
      ),
    ];
    for (const secret of Object.values(secrets)) {
      for (const form of forms(secret)) {
        const listener = new Ears();
        listener.hear('test', `before ${form} after`);
        expect(listener.secrets()).toHaveLength(1);
      }
    }
  });
});
