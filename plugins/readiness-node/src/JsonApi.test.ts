import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { JsonApi } from './JsonApi';
import { SourceLeftAloneError } from './SourceQueue';

let server: Server;
let answer: RequestListener;
let asked: number;

beforeEach(async () => {
  asked = 0;
  server = createServer((request, response) => {
    asked += 1;
    answer(request, response);
  });
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise(done => server.close(done));
});

const url = () =>
  new URL(
    `http://127.0.0.1:${(server.address() as AddressInfo).port}/api?page=1`,
  );
const open = (budget = 100, signal = new AbortController().signal) =>
  new JsonApi({ signal, concurrency: 2, budget });
const headers = { authorization: 'Bearer s3cret-0f-the-integration' };

it('answers what the source says, with our headers on the request', async () => {
  answer = (request, response) =>
    response.writeHead(200).end(
      JSON.stringify({
        method: request.method,
        authorization: request.headers.authorization,
      }),
    );
  const { json } = await open().ask(url(), { headers });
  expect(json).toEqual({ method: 'GET', authorization: headers.authorization });
});

it('asks again where the source had to think, and gives its last answer', async () => {
  answer = (_, response) =>
    asked === 1
      ? response.writeHead(502).end('<html>')
      : response.writeHead(200).end('[]');
  expect((await open().ask(url(), { headers })).json).toEqual([]);
  expect(asked).toBe(2);
});

it.each([
  ['429 with Retry-After', 429, { 'retry-after': '0' }, ''],
  ['403 with Retry-After', 403, { 'retry-after': '0' }, ''],
  [
    '403 with nothing remaining until a moment that has come',
    403,
    { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '1' },
    '',
  ],
  [
    '429 of GitLab with its own headers',
    429,
    { 'ratelimit-remaining': '0', 'ratelimit-reset': '1' },
    '',
  ],
])('waits as %s asks', async (_, status, limit, body) => {
  answer = (__, response) =>
    asked === 1
      ? response.writeHead(status, limit).end(body)
      : response.writeHead(200).end('[]');
  expect((await open().ask(url(), { headers })).status).toBe(200);
});

it('leaves a source alone that asks for more than a minute', async () => {
  const reset = String(Math.ceil(Date.now() / 1000) + 3600);
  answer = (_, response) =>
    response
      .writeHead(403, {
        'x-ratelimit-remaining': '0',
        'x-ratelimit-reset': reset,
      })
      .end();
  const api = open();
  await expect(api.ask(url(), { headers })).rejects.toThrow(
    SourceLeftAloneError,
  );
  await expect(api.ask(url(), { headers })).rejects.toThrow(/fewer requests/);
  expect(asked).toBe(1);
});

it('takes a 403 that does not speak of limits for what it is', async () => {
  answer = (_, response) =>
    response.writeHead(403).end('{"message":"Resource not accessible"}');
  expect((await open().ask(url(), { headers })).status).toBe(403);
});

it.each<[string, RequestListener, RegExp]>([
  [
    'credentials that are refused',
    (_, response) =>
      response.writeHead(401).end('{"message":"Bad credentials"}'),
    /does not accept the credentials of its integration \(401\)/,
  ],
  [
    'an answer that breaks off',
    (_, response) => {
      response.writeHead(200, { 'content-length': '100' });
      response.write('{"half":', () => response.destroy());
    },
    /did not answer/,
  ],
])('says %s in words, and nothing secret', async (_, respond, words) => {
  answer = respond;
  const error = await open()
    .ask(url(), { headers })
    .then(
      () => undefined,
      (thrown: Error) => thrown,
    );
  expect(error?.message).toMatch(words);
  expect(`${error?.message}${error?.stack}`).not.toContain('s3cret');
});

it('does not wait for an answer that does not come', async () => {
  answer = () => {};
  const { signal } = new AbortController();
  const api = new JsonApi({
    signal,
    concurrency: 1,
    budget: 10,
    timeoutMs: 50,
  });
  await expect(api.ask(url(), { headers })).rejects.toThrow(
    /did not answer in 0\.05 s/,
  );
  expect(asked).toBe(3);
});

it('stops with its round', async () => {
  answer = () => {};
  const api = open(10, AbortSignal.timeout(50));
  await expect(api.ask(url(), { headers })).rejects.toThrow(
    'the time of the round was up',
  );
});

it('reads no more than it can hold', async () => {
  const chunk = Buffer.alloc(1_000_000, ' ');
  answer = (_, response) => {
    response.writeHead(200);
    const write = () => {
      while (!response.destroyed && response.write(chunk));
    };
    response.on('drain', write);
    write();
  };
  await expect(open().ask(url(), { headers })).rejects.toThrow(
    /answered more than 25000000 bytes/,
  );
});

it('is over when the budget is spent', async () => {
  answer = (_, response) => response.writeHead(200).end('[]');
  const api = open(1);
  await api.ask(url(), { headers });
  await expect(api.ask(url(), { headers })).rejects.toThrow(
    /budget of 1 requests is spent/,
  );
  expect(asked).toBe(1);
});

it('follows no redirect: the credentials are not for there', async () => {
  answer = (_, response) =>
    response.writeHead(301, { location: 'http://127.0.0.1:1/' }).end();
  expect((await open().ask(url(), { headers })).status).toBe(301);
});

it('gives no JSON for what is none', async () => {
  answer = (_, response) => response.writeHead(200).end('<html>Sign in</html>');
  expect((await open().ask(url(), { headers })).json).toBeUndefined();
});
