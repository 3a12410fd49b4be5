import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type {
  EventKind,
  PushEventsBody,
  PushEventsResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import { runCli } from '../testing/runCli';

jest.setTimeout(60_000);

const token = 'planted-secret-token';
const finishedAt = '2026-01-05T10:00:00Z';
const deployment = (id: string, entity = 'refunds') => ({
  id,
  entityRef: `component:default/${entity}`,
  finishedAt,
});

/** Refuses what has no id, and knows no service 'nowhere', as the backend does. */
function answerTo(body: PushEventsBody): PushEventsResult {
  const answer: PushEventsResult = {
    source: body.source ?? 'ci',
    accepted: 0,
    changed: 0,
    unmapped: [],
    refused: [],
  };
  const look = (kind: EventKind, list: unknown[] = []) =>
    (list as Array<{ id?: string; entityRef?: string }>).forEach(
      ({ id, entityRef = '' }, index) => {
        const error = { name: 'InputError', message: 'id: it is missing' };
        if (id === undefined) answer.refused.push({ kind, index, error });
        else answer.accepted += 1;
        if (id !== undefined && entityRef.endsWith('/nowhere')) {
          const reason = 'there is no such service';
          answer.unmapped.push({ kind, index, id, reason });
        }
      },
    );
  look('deployment', body.deployments);
  look('change', body.changes);
  look('incident', body.incidents);
  answer.changed = answer.accepted;
  return answer;
}

describe('readiness ingest events', () => {
  let server: Server;
  let url: string;
  let directory: string;
  let asked: Array<{ path?: string; token?: string; body: PushEventsBody }>;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'readiness-cli-'));
    server = createServer(async (req: IncomingMessage, res) => {
      const body = (await json(req)) as PushEventsBody;
      asked.push({ path: req.url, token: req.headers.authorization, body });
      res.writeHead(200, { 'Content-Type': 'application/json' });
      res.end(JSON.stringify(answerTo(body)));
    });
    await new Promise<void>(done => server.listen(0, done));
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = [];
  });
  afterAll(async () => {
    await new Promise(done => server.close(done));
    await rm(directory, { recursive: true, force: true });
  });

  const send = async (written: unknown, ...args: string[]) => {
    const file = join(directory, 'events.json');
    await writeFile(
      file,
      typeof written === 'string' ? written : JSON.stringify(written),
    );
    const result = await runCli(['ingest', 'events', file, ...args], {
      env: { READINESS_URL: url, READINESS_TOKEN: token },
    });
    // Whatever happens.
    expect(result.stdout + result.stderr).not.toContain('planted-secret');
    return result;
  };

  it('sends a file, and says what came of it', async () => {
    const incident = { id: '7', startedAt: finishedAt };
    const { code, stdout, stderr } = await send(
      { deployments: [deployment('1')], incidents: [incident] },
      ...['--source', 'ci'],
    );
    expect({ code, stdout, stderr }).toEqual({
      code: 0,
      stdout:
        'ci: 2 accepted, 2 of them new or changed; 0 for no service yet, 0 refused\n',
      stderr: '2 of 2 sent\n',
    });
    expect(asked).toEqual([
      {
        path: '/api/readiness/delivery/events',
        token: `Bearer ${token}`,
        body: {
          source: 'ci',
          deployments: [deployment('1')],
          changes: [],
          incidents: [incident],
        },
      },
    ]);
  });

  it('sends a long file in parts, and names events by their place in it', async () => {
    const deployments = Array.from({ length: 5001 }, (_, i) =>
      deployment(`${i}`, i === 5000 ? 'nowhere' : 'refunds'),
    );
    const changes = [{ entityRef: 'component:default/refunds' }];
    const { code, stdout, stderr } = await send({ deployments, changes });
    expect(asked.map(({ body }) => body.deployments?.length)).toEqual([
      5000, 1,
    ]);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: '5000 of 5002 sent\n5002 of 5002 sent\n',
    });
    expect(stdout).toBe(
      [
        'ci: 5001 accepted, 5001 of them new or changed; 1 for no service yet, 1 refused',
        '  for no service yet, deployment 5000 (5000): there is no such service',
        '  refused, change 0: id: it is missing',
        '',
      ].join('\n'),
    );
  });

  it('answers as JSON', async () => {
    const body = { source: 'ci', deployments: [deployment('1')] };
    const { stdout } = await send(body, '--json');
    expect(JSON.parse(stdout)).toEqual(answerTo(body));
  });

  it.each<[string, unknown, RegExp]>([
    ['is no JSON', '{"planted-secret', /events\.json is not valid JSON$/m],
    [
      'has a mistake',
      { deploymnets: ['planted-secret'] },
      /there is no 'deploymnets' here.*did you mean 'deployments'/,
    ],
    ['is no batch', ['planted-secret'], /events\.json: /],
  ])('ends with 2 for a file that %s', async (_, written, message) => {
    const { code, stderr } = await send(written);
    expect(stderr).toMatch(message);
    expect({ code, asked }).toEqual({ code: 2, asked: [] });
  });
});
