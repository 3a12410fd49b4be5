import { operations, type OperationName } from './operations';
import { ReadinessClient } from './ReadinessClient';

const service = { kind: 'component', namespace: 'default', name: 'payments' };

function clientAnswering(status: number, body: unknown) {
  const fetch = jest.fn(
    async (_input: RequestInfo | URL, _init?: RequestInit) =>
      new Response(JSON.stringify(body), {
        status,
        headers: { 'Content-Type': 'application/json' },
      }),
  );
  const client = new ReadinessClient({
    discoveryApi: { getBaseUrl: async id => `http://backend/api/${id}` },
    fetchApi: { fetch },
  });
  return { client, fetch };
}

describe('ReadinessClient', () => {
  it('has a method for every operation', () => {
    const { client } = clientAnswering(200, {});
    for (const name of Object.keys(operations) as OperationName[]) {
      expect(client[name]).toBeInstanceOf(Function);
    }
  });

  it('fills the path with encoded parameters and answers with the body', async () => {
    const { client, fetch } = clientAnswering(200, { title: 'Payments' });
    await expect(
      client.getService({ ...service, name: 'pay/ments ü' }),
    ).resolves.toEqual({ title: 'Payments' });
    expect(fetch).toHaveBeenCalledWith(
      'http://backend/api/readiness/services/component/default/pay%2Fments%20%C3%BC',
      { method: 'GET', headers: {}, signal: undefined },
    );
  });

  it('encodes the query and leaves out what is not set', async () => {
    const { client, fetch } = clientAnswering(200, { items: [] });
    await client.getHistory({
      ...service,
      query: { scorecard: 'a&b', kind: 'level', limit: 5 },
    });
    await client.listServices({
      query: { owner: 'group:default/a,none', search: undefined },
    });
    await client.listServices();
    expect(fetch.mock.calls.map(([url]) => url)).toEqual([
      'http://backend/api/readiness/services/component/default/payments/history?scorecard=a%26b&kind=level&limit=5',
      'http://backend/api/readiness/services?owner=group%3Adefault%2Fa%2Cnone',
      'http://backend/api/readiness/services',
    ]);
  });

  it('posts a refresh and sends a token where one is given', async () => {
    const { client, fetch } = clientAnswering(200, {});
    await client.refreshService(service, { token: 't0' });
    expect(fetch).toHaveBeenCalledWith(
      'http://backend/api/readiness/services/component/default/payments/refresh',
      {
        method: 'POST',
        headers: { Authorization: 'Bearer t0' },
        signal: undefined,
      },
    );
  });

  it('sends a body as JSON', async () => {
    const { client, fetch } = clientAnswering(200, {});
    const id = '00000000-0000-4000-8000-000000000000';
    await client.decideWaiver({ id, body: { outcome: 'approved' } });
    expect(fetch).toHaveBeenCalledWith(
      `http://backend/api/readiness/waivers/${id}/decision`,
      {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: '{"outcome":"approved"}',
        signal: undefined,
      },
    );
  });

  it.each(['', '.', '..'])('refuses the path segment "%s"', async name => {
    const { client, fetch } = clientAnswering(200, {});
    await expect(client.getService({ ...service, name })).rejects.toThrow(
      'is not a valid name',
    );
    expect(fetch).not.toHaveBeenCalled();
  });

  it('throws the answer of the backend as an error with status and cause', async () => {
    const { client } = clientAnswering(404, {
      error: { name: 'NotFoundError', message: 'no such service' },
      response: { statusCode: 404 },
    });
    await expect(client.getService(service)).rejects.toMatchObject({
      name: 'ResponseError',
      statusCode: 404,
      cause: { name: 'NotFoundError', message: 'no such service' },
    });
  });
});
