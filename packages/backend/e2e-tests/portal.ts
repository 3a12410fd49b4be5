import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

const root = resolve(__dirname, '../../..');

/** Seconds instead of minutes, so that a journey sees the catalog follow a file. */
const often = {
  frequency: { seconds: 2 },
  timeout: { minutes: 1 },
  initialDelay: { seconds: 1 },
};
const hurried = {
  readiness: { catalog: { schedule: often } },
  exampleCompany: { schedule: often },
};

export interface PortalOptions {
  /** A catalog instead of the example company. */
  catalog?: string;
  /** postgres://… instead of SQLite. */
  database?: string;
  classic?: boolean;
  /** Checks and scorecards beside the built-in ones, in YAML. */
  definitions?: string;
}

/** A portal that `npm start` runs, with data of its own. */
export interface Portal {
  url: string;
  /** Where the catalog files of the example company are. */
  company: string;
  /** An authenticated call of a plugin's API, by path: `/api/readiness/status`. */
  get<T>(path: string): Promise<T>;
  /** Does something as somebody of the example company. */
  post<T>(path: string, body: object, login: string): Promise<T>;
  /** What the portal has printed until now. */
  log(): string;
  stop(): Promise<void>;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>(done => server.listen(0, done));
  const address = server.address();
  await new Promise(done => server.close(done));
  if (!address || typeof address === 'string') throw new Error('no port');
  return address.port;
}

function untilReady(child: ChildProcess, log: () => string): Promise<void> {
  return new Promise((done, fail) => {
    const timer = setTimeout(
      () => fail(new Error(`The portal does not get ready:\n${log()}`)),
      120_000,
    );
    const look = () => {
      if (!log().includes('The portal is ready')) return;
      clearTimeout(timer);
      done();
    };
    child.stdout?.on('data', look);
    child.once('exit', code => {
      clearTimeout(timer);
      fail(new Error(`The portal ended with ${code}:\n${log()}`));
    });
  });
}

async function guestToken(url: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/guest/refresh`, {
    method: 'POST',
  });
  const body = (await response.json()) as {
    backstageIdentity?: { token: string };
  };
  if (!body.backstageIdentity) {
    throw new Error(`No guest sign-in: ${JSON.stringify(body)}`);
  }
  return body.backstageIdentity.token;
}

async function getJson<T>(url: string, path: string): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    headers: { Authorization: `Bearer ${await guestToken(url)}` },
  });
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
  return (await response.json()) as T;
}

async function personToken(url: string, login: string): Promise<string> {
  const response = await fetch(`${url}/api/auth/example/refresh`, {
    method: 'POST',
    headers: { 'x-example-person': login },
  });
  const body = (await response.json()) as {
    backstageIdentity?: { token: string };
  };
  if (!body.backstageIdentity) {
    throw new Error(`No sign-in as ${login}: ${JSON.stringify(body)}`);
  }
  return body.backstageIdentity.token;
}

async function postJson<T>(
  url: string,
  path: string,
  { body, login }: { body: object; login: string },
): Promise<T> {
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: {
      Authorization: `Bearer ${await personToken(url, login)}`,
      'Content-Type': 'application/json',
    },
    body: JSON.stringify(body),
  });
  if (!response.ok) {
    throw new Error(`${path}: ${response.status} ${await response.text()}`);
  }
  return (await response.json()) as T;
}

/** What is configured on top of what `npm start` does. */
function overlayOf({ catalog, definitions }: PortalOptions, data: string) {
  const overlay = catalog
    ? hurried
    : { ...hurried, catalog: { processingInterval: { seconds: 2 } } };
  if (definitions === undefined) return overlay;
  const target = join(data, 'definitions.yaml');
  writeFileSync(target, definitions);
  const readiness = {
    ...hurried.readiness,
    definitions: [{ type: 'file', target }],
    definitionsSchedule: often,
  };
  return { ...overlay, readiness };
}

/** Runs `npm start` on a free port, and waits until the portal answers. */
export async function startPortal(options: PortalOptions): Promise<Portal> {
  const data = mkdtempSync(
    join(process.env.JOURNEYS_TEMPORARY ?? tmpdir(), 'portal-'),
  );
  const config = join(data, 'hurried.yaml');
  writeFileSync(config, JSON.stringify(overlayOf(options, data)));
  const port = await freePort();
  const child = spawn(
    process.execPath,
    [
      join(root, 'scripts/start.mjs'),
      ...['--port', String(port), '--data', data, '--config', config],
      ...(options.catalog ? ['--catalog', options.catalog] : []),
      ...(options.database ? ['--database', options.database] : []),
      ...(options.classic ? ['--classic'] : []),
    ],
    { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let text = '';
  child.stdout.on('data', chunk => (text += chunk));
  child.stderr.on('data', chunk => (text += chunk));
  const ended = new Promise<void>(done => child.once('exit', () => done()));
  const url = `http://localhost:${port}`;
  await untilReady(child, () => text);
  return {
    url,
    company: join(data, 'example-company'),
    get: path => getJson(url, path),
    post: (path, body, login) => postJson(url, path, { body, login }),
    log: () => text,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
