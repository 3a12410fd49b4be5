/**
 * Starts the example portal on one port: installs what is missing, writes the example company, builds the app, and
 * runs the backend, which serves it.
 *
 *   npm start -- --catalog ../path/to/catalog
 */
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildApp } from './buildApp.mjs';
import { ensureInstalled } from './ensureInstalled.mjs';
import { portalConfig } from './portalConfig.mjs';
import {
  environment,
  fail,
  mustRun,
  nodePath,
  root,
  typeScriptFlags,
} from './toolchain.mjs';

const usage = `npm start -- [options]

  --port <number>       Port of the portal. 7007, if absent.
  --catalog <path>      A YAML file, or a folder of YAML files, with your catalog instead of the example company.
  --database <address>  postgres://… instead of SQLite.
  --classic             The app on the classic front-end system.
  --data <folder>       Where the database and the example company live. .data, if absent.
  --now <instant>       The moment at which the example company is written. The start of today (UTC), if absent.
  --reset               Forget the data of earlier starts.
  --config <file>       One more configuration file, the last word.
  --help                This text.`;

function readOptions() {
  let parsed;
  try {
    parsed = parseArgs({
      options: {
        port: { type: 'string', default: '7007' },
        catalog: { type: 'string' },
        database: { type: 'string' },
        classic: { type: 'boolean' },
        data: { type: 'string' },
        now: { type: 'string' },
        reset: { type: 'boolean' },
        config: { type: 'string' },
        help: { type: 'boolean' },
      },
    }).values;
  } catch (error) {
    fail(`${error.message}\n\n${usage}`);
  }
  if (parsed.help) {
    console.log(usage);
    process.exit(0);
  }
  const port = Number(parsed.port);
  if (!Number.isInteger(port) || port < 1 || port > 65535) {
    fail(`--port ${parsed.port}: a port is a number from 1 to 65535.`);
  }
  const now = parsed.now ? new Date(parsed.now) : new Date();
  if (Number.isNaN(now.getTime())) {
    fail(`--now ${parsed.now}: not a moment such as 2026-11-21T00:00:00Z.`);
  }
  if (!parsed.now) now.setUTCHours(0, 0, 0, 0);
  // npm runs this in the root of the repository; paths are meant from where it was called.
  const from = process.env.INIT_CWD ?? process.cwd();
  return {
    ...parsed,
    port,
    now,
    data: parsed.data ? resolve(from, parsed.data) : join(root, '.data'),
    catalog: parsed.catalog && resolve(from, parsed.catalog),
    config: parsed.config && resolve(from, parsed.config),
  };
}

/** The backend says nothing of a file that it cannot read; whoever gave it is told before anything is built. */
function checkConfigIsReadable(path) {
  if (!path) return;
  try {
    // A folder opens as well, and only reading it fails.
    readFileSync(path);
  } catch (error) {
    fail(
      `--config ${path} cannot be read (${error.code}). Give the path of a configuration file in YAML, from where you start this.`,
    );
  }
}

async function checkPortIsFree(port) {
  const server = createServer();
  const error = await new Promise(done => {
    server.once('error', done);
    server.listen(port, () => done(undefined));
  });
  if (error) {
    fail(
      `Port ${port} cannot be used (${
        error.code
      }). Stop what uses it, or choose another: npm start -- --port ${
        port + 1
      }`,
    );
  }
  await new Promise(done => server.close(done));
}

async function writeExampleCompany({ data, now }) {
  const directory = join(data, 'example-company');
  if (existsSync(directory)) return;
  console.log('Writing the example company…');
  await mustRun(nodePath(), [
    ...typeScriptFlags,
    join(root, 'packages/backend/src/exampleCompany/write.ts'),
    directory,
    now.toISOString(),
  ]);
}

function startBackend(configFiles) {
  const child = spawn(
    nodePath(),
    [
      ...typeScriptFlags,
      join(root, 'packages/backend/src/index.ts'),
      ...configFiles.flatMap(file => ['--config', file]),
    ],
    {
      cwd: root,
      stdio: ['ignore', 'inherit', 'inherit'],
      env: environment({ NODE_ENV: process.env.NODE_ENV ?? 'development' }),
    },
  );
  const ended = new Promise(done =>
    child.once('exit', (code, signal) => done({ code, signal })),
  );
  return { child, ended };
}

async function answers(url) {
  try {
    const response = await fetch(`${url}/.backstage/health/v1/readiness`);
    return response.ok && (await fetch(url)).ok;
  } catch {
    return false;
  }
}

async function announceWhenReady(url, ended) {
  let running = true;
  ended.then(() => {
    running = false;
  });
  while (running) {
    if (await answers(url)) {
      const line = `The portal is ready: ${url}`;
      const bar = '─'.repeat(line.length);
      console.log(`\n${bar}\n${line}\n${bar}\n`);
      return;
    }
    await sleep(1000);
  }
}

/** Ends the backend when we are asked to end; after ten seconds without asking it again. */
function endWhenAsked(child) {
  const state = { asked: false };
  const end = () => {
    if (state.asked) return;
    state.asked = true;
    child.kill('SIGTERM');
    setTimeout(() => child.kill('SIGKILL'), 10_000).unref();
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, end);
  // npm runs us in a shell, which passes on no signal: when npm is ended we only see that the shell is gone.
  if (process.env.npm_lifecycle_event) {
    const shell = process.ppid;
    setInterval(() => process.ppid !== shell && end(), 1000).unref();
  }
  return state;
}

async function main() {
  const options = readOptions();
  checkConfigIsReadable(options.config);
  await ensureInstalled();
  await checkPortIsFree(options.port);
  if (options.reset) {
    for (const name of ['databases', 'example-company']) {
      rmSync(join(options.data, name), { recursive: true, force: true });
    }
  }
  mkdirSync(options.data, { recursive: true });

  if (!options.catalog) await writeExampleCompany(options);
  const overlay = join(options.data, 'portal.config.yaml');
  const config = portalConfig(options);
  // JSON is YAML.
  writeFileSync(overlay, `${JSON.stringify(config, undefined, 2)}\n`);
  await buildApp(options.classic ? 'app-classic' : 'app');

  const { child, ended } = startBackend([
    join(root, 'app-config.yaml'),
    overlay,
    ...(options.config ? [options.config] : []),
  ]);
  const state = endWhenAsked(child);
  announceWhenReady(`http://localhost:${options.port}`, ended);
  const { code, signal } = await ended;
  if (state.asked) process.exit(0);
  fail(`The backend ended by itself (${signal ?? `exit code ${code}`}).`);
}

await main().catch(error => fail(error.message));
