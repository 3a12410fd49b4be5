/** The configuration that the options of `npm start` put on top of app-config.yaml. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';

const catalogKinds = [
  'Component',
  'API',
  'Group',
  'User',
  'System',
  'Domain',
  'Resource',
  'Location',
  'Template',
];

function filesBelow(path) {
  if (!statSync(path).isDirectory()) return [path];
  return readdirSync(path)
    .filter(name => name !== 'node_modules' && !name.startsWith('.'))
    .sort()
    .flatMap(name => filesBelow(join(path, name)));
}

/** YAML beside a catalog is often something else: an OpenAPI document, a chart's values. */
function holdsEntities(file) {
  const text = readFileSync(file, 'utf8');
  return /^apiVersion:/m.test(text) && /^kind:/m.test(text);
}

/**
 * The catalog locations of a file, or of all YAML files below a folder.
 *
 * @throws when there is no entity in it
 */
export function catalogLocations(path) {
  if (!existsSync(path)) throw new Error(`${path} does not exist.`);
  const files = filesBelow(path).filter(
    file => /\.ya?ml$/.test(file) && holdsEntities(file),
  );
  if (files.length === 0) {
    throw new Error(
      `${path} holds no YAML file with catalog entities (\`apiVersion\` and \`kind\`).`,
    );
  }
  return files.map(target => ({
    type: 'file',
    target,
    rules: [{ allow: catalogKinds }],
  }));
}

/** Each catalog has a database of its own: what was known of another would linger in it. */
function databaseConfig({ database, data, catalog }) {
  if (database) return { client: 'pg', connection: database };
  const name = catalog
    ? `${basename(catalog)}-${createHash('sha256')
        .update(catalog)
        .digest('hex')
        .slice(0, 8)}`
    : 'example';
  return {
    client: 'better-sqlite3',
    connection: { directory: join(data, 'databases', name) },
  };
}

/**
 * @param {{ port: number, data: string, catalog?: string, database?: string, classic?: boolean }} options
 */
export function portalConfig(options) {
  const url = `http://localhost:${options.port}`;
  return {
    app: {
      baseUrl: url,
      packageName: options.classic ? 'app-classic' : 'app',
      ...(options.catalog ? {} : { examplePeople }),
    },
    backend: {
      baseUrl: url,
      listen: { port: options.port },
      database: databaseConfig(options),
    },
    ...(options.catalog
      ? {
          organization: { name: 'Your catalog' },
          catalog: { locations: catalogLocations(options.catalog) },
          readiness: { example: false },
        }
      : exampleConfig(options)),
  };
}

/** As whom one can look around: one asks, another decides. Everybody of the company can be added. */
const examplePeople = [
  { login: 'guest', name: 'Guest', team: 'Payments' },
  { login: 'ines.halloran', name: 'Ines Halloran', team: 'Payments' },
  { login: 'yuki.tanabe', name: 'Yuki Tanabe', team: 'Platform' },
];

function exampleConfig({ data }) {
  const directory = join(data, 'example-company');
  return {
    // Signs in as the people of the example company; a provider without configuration is left out.
    auth: { providers: { example: { people: 'example company' } } },
    catalog: { locations: catalogLocations(join(directory, 'catalog')) },
    exampleCompany: {
      directory,
      // The sources are files too.
      schedule: {
        frequency: { seconds: 10 },
        timeout: { minutes: 1 },
        initialDelay: { seconds: 5 },
      },
    },
  };
}
