import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import type {
  PushFactsBody,
  PushFactsResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import { runCli } from '../testing/runCli';

jest.setTimeout(60_000);

const token = 'planted-secret-token';
const refunds = 'component:default/refunds';
const level = {
  ...{ scorecardId: 'ladder', level: 2, name: 'Managed', highest: 4 },
  ...{ earned: 2, waived: 0, heldByUnknownsOnly: false },
  ...{ pass: 1, fail: 0, unknown: 0, notApplicable: 0, from: 1 },
};

/** Accepts all but 'nowhere', as the backend does. */
function answerTo({ items }: PushFactsBody): PushFactsResult {
  const accepted: PushFactsResult['accepted'] = [];
  const refused: PushFactsResult['refused'] = [];
  items.forEach(({ entityRef }, index) => {
    if (entityRef.endsWith('/nowhere')) {
      const error = { name: 'NotFoundError', message: 'No such service' };
      refused.push({ index, entityRef, error });
    } else {
      const changed = ['quality.testCoverage'];
      const levels = [level];
      const absent = ['quality.technicalDebtRatio'];
      accepted.push(
        Object.assign(
          { index, entityRef, changed, absent, levels },
          { pending: false },
        ),
      );
    }
  });
  return { source: 'coverage', accepted, refused };
}

describe('readiness push', () => {
  let server: Server;
  let url: string;
  let directory: string;
  let asked: Array<{ path?: string; token?: string; body: PushFactsBody }>;
  /** Answers that come before the good one. */
  let hindrances: Array<{ status: number; headers?: Record<string, string> }>;

  beforeAll(async () => {
    directory = await mkdtemp(join(tmpdir(), 'readiness-cli-'));
    server = createServer(async (req: IncomingMessage, res) => {
      const body = (await json(req)) as PushFactsBody;
      const { url: path, headers } = req;
      asked.push({ path, token: headers.authorization, body });
      const hindrance = hindrances.shift();
      if (hindrance) {
        const { status } = hindrance;
        const message = 'Not now';
        res.writeHead(status, {
          'Content-Type': 'application/json',
          ...hindrance.headers,
        });
        res.end(
          JSON.stringify({
            error: { name: 'Error', message },
            request: {},
            response: { statusCode: status },
          }),
        );
        return;
      }
      res.writeHead(200, { 'Content-Type': 'application/json' });
      res.end(JSON.stringify(answerTo(body)));
    });
    await new Promise<void>(done => server.listen(0, done));
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  beforeEach(() => {
    asked = [];
    hindrances = [];
  });
  afterAll(async () => {
    await new Promise(done => server.close(done));
    await rm(directory, { recursive: true, force: true });
  });

  /** An address at which nobody listens any more. */
  const nobody = async () => {
    const closed = createServer();
    await new Promise<void>(done => closed.listen(0, done));
    const { port } = closed.address() as AddressInfo;
    await new Promise(done => closed.close(done));
    return `http://localhost:${port}`;
  };

  const push = async (args: string[], input?: string, env = {}) => {
    const result = await runCli(['push', ...args], {
      ...{ input, env: { READINESS_URL: url, READINESS_TOKEN: token, ...env } },
    });
    // Whatever happens.
    expect(result.stdout + result.stderr).not.toContain('planted-secret');
    return result;
  };

  it('pushes what the command line says, and prints the level', async () => {
    const { code, stdout, stderr } = await push([
      ...['--entity', refunds, '--source', 'coverage'],
      ...['quality.testCoverage=81.5', 'acme.note=a=b', 'acme.version="1.20"'],
    ]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toBe(
      [
        'coverage: 1 accepted, 0 refused',
        '  component:default/refunds: ladder 2 Managed (was 1)',
        '    left out, and so unknown: quality.technicalDebtRatio',
        '',
      ].join('\n'),
    );
    expect(asked).toEqual([
      {
        ...{ path: '/api/readiness/facts', token: `Bearer ${token}` },
        body: {
          source: 'coverage',
          items: [
            {
              entityRef: refunds,
              facts: {
                'quality.testCoverage': 81.5,
                ...{ 'acme.note': 'a=b', 'acme.version': '1.20' },
              },
            },
          ],
        },
      },
    ]);
  });

  it('pushes a file in as many requests as it takes, and names refusals by their place in it', async () => {
    const file = join(directory, 'facts.json');
    const items = Array.from({ length: 1002 }, (_, i) => ({
      entityRef: `component:default/${i === 1001 ? 'nowhere' : `s${i}`}`,
      facts: {},
    }));
    await writeFile(file, JSON.stringify(items));
    const { code, stdout } = await push([file]);
    expect(code).toBe(1);
    expect(asked.map(({ body }) => body.items.length)).toEqual([1000, 2]);
    expect(stdout).toContain('coverage: 1001 accepted, 1 refused');
    expect(stdout).toContain(
      '  refused, item 1001, component:default/nowhere: No such service',
    );
  });

  it('reads standard input, and answers as JSON', async () => {
    const items = [{ entityRef: refunds, facts: {} }];
    const { code, stdout } = await push(
      ['-', '--json', '--observed-at', '2026-03-02T09:00:00Z'],
      JSON.stringify({ source: 'coverage', items }),
    );
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(answerTo({ items }));
    expect(asked[0]?.body).toMatchObject({
      ...{
        source: 'coverage',
        items: [{ observedAt: '2026-03-02T09:00:00Z' }],
      },
    });
  });

  it('tries again when the backend is busy or out of order, as soon as it says', async () => {
    hindrances = [
      { status: 429, headers: { 'Retry-After': '0' } },
      { status: 503, headers: { 'Retry-After': '0' } },
      { status: 500 },
    ];
    const { code } = await push(['--entity', refunds, 'a.b=1']);
    expect({ code, asked: asked.length }).toEqual({ code: 0, asked: 4 });
  });

  it('gives up on a backend that wants to be left alone for long, and on one that does not answer', async () => {
    hindrances = [{ status: 429, headers: { 'Retry-After': '3600' } }];
    const busy = await push(['--entity', refunds, 'a.b=1']);
    expect(busy).toEqual({
      ...{ code: 2, stdout: '' },
      stderr: 'The backend refused (429): Not now\n',
    });
    expect(asked).toHaveLength(1);
    const away = await push(
      ['--entity', refunds, 'a.b=1', '--timeout', '1'],
      '',
      { READINESS_URL: await nobody() },
    );
    expect(away.code).toBe(2);
    expect(away.stderr).toMatch(/^fetch failed: .*ECONNREFUSED.*\n$/);
  });

  it('does not try again what is refused', async () => {
    hindrances = [{ status: 403 }];
    const { code, stderr } = await push(['--entity', refunds, 'a.b=1']);
    expect({ code, stderr, asked: asked.length }).toEqual({
      ...{ code: 2, asked: 1 },
      stderr: 'The backend refused (403): Not now\n',
    });
  });

  it.each<[string, string[], object, RegExp]>([
    ['no file', [], {}, /missing required argument 'what'/],
    ['an unknown option', ['x.json', '--sorce', 'a'], {}, /--source/],
    [
      'no address',
      ['x.json'],
      { READINESS_URL: '' },
      /READINESS_URL|like https:/,
    ],
    [
      'a token with something in it',
      ['--entity', refunds, 'a.b=1'],
      { READINESS_TOKEN: 'planted-secret with more' },
      /^The token has characters that no token has; is it the right one\?$/m,
    ],
    ['a fact without a value', ['--entity', refunds, 'a.b'], {}, /name=value/],
    ['two files', ['a.json', 'b.json'], {}, /Name one file/],
    ['a file that is not there', ['nowhere.json'], {}, /ENOENT/],
  ])('ends with 2 for %s', async (_, args, env, message) => {
    const { code, stderr } = await push(args, '', env);
    expect(stderr).toMatch(message);
    expect({ code, asked }).toEqual({ code: 2, asked: [] });
  });

  it.each<[string, string, RegExp]>([
    ['is no JSON', '{"planted-secret', /^- is not valid JSON$/m],
    [
      'has a mistake',
      '{"items": [{"entityRef": "a:b/c", "fact": "planted-secret"}]}',
      /^-: items\[0\]\.fact: there is no 'fact' here \(did you mean 'facts'\?\)$/m,
    ],
  ])(
    'ends with 2 for input that %s, without repeating it',
    async (_, input, message) => {
      const { code, stderr } = await push(['-'], input);
      expect(stderr).toMatch(message);
      expect({ code, asked }).toEqual({ code: 2, asked: [] });
    },
  );

  it('helps, and says which exit code means what', async () => {
    const { code, stdout } = await push(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('Exit codes: 0 all accepted, 1 some refused');
  });
});
