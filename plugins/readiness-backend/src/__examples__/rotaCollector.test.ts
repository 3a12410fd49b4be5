import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Entity } from '@backstage/catalog-model';
import { testCollector } from '@service-readiness/backstage-plugin-readiness-node';
import { rotaCollector } from './rotaCollector';

const service = (name: string): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name, annotations: { 'rota.example.com/service': name } },
});

describe('rotaCollector', () => {
  let server: Server;
  let answer: { status: number; body: unknown };
  let baseUrl: string;

  beforeAll(async () => {
    server = createServer((_, response) => {
      response.writeHead(answer.status).end(JSON.stringify(answer.body));
    });
    await new Promise<void>(resolve => server.listen(0, resolve));
    baseUrl = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => server.close());

  it('reports the schedule, and none for a service without one', async () => {
    const rota = { service: 'refunds', levels: 2, pagesLastWeek: 3 };
    answer = { status: 200, body: [rota] };
    const { facts, failures } = await testCollector(
      rotaCollector({ baseUrl, token: 'secret' }),
      [service('refunds'), service('ledger')],
    );
    expect(failures.size).toBe(0);
    expect(facts.get('component:default/refunds')).toEqual({
      'oncall.hasSchedule': true,
      'oncall.escalationLevels': 2,
      'oncall.pagesLastWeek': 3,
    });
    expect(facts.get('component:default/ledger')).toEqual({
      'oncall.hasSchedule': false,
      'oncall.escalationLevels': 0,
    });
  });

  it('fails every service when the source does', async () => {
    answer = { status: 401, body: {} };
    const { facts, failures } = await testCollector(
      rotaCollector({ baseUrl, token: 'wrong' }),
      [service('refunds')],
    );
    expect(facts.size).toBe(0);
    expect(failures.get('component:default/refunds')).toBe('Rota answered 401');
  });
});
