/**
 * Who may import whom, as data. docs/architecture.md draws the same picture; lint holds it.
 */
const { readdirSync, readFileSync } = require('node:fs');
const { join, relative, sep } = require('node:path');

const root = join(__dirname, '..', '..');

/** By kind of package: the kinds of this suite's packages that it may import. Hosts and the bench compose freely. */
const packagesMayImport = {
  common: [],
  node: ['common'],
  backend: ['common', 'node'],
  module: ['common', 'node'],
  frontend: ['common'],
  cli: ['common'],
};

/** Folders of readiness-common/src, from the bottom up: each imports from the rows below it only, siblings not at all. */
const commonLayers = [
  ['problems', 'time', 'stats'],
  ['entities'],
  ['facts'],
  ['events'],
  ['dora', 'slo', 'oncall'],
  ['checks'],
  ['attestations', 'waivers', 'disputes', 'selfAssessment'],
  ['scorecards'],
  ['rollup'],
  ['gate'],
  ['api'],
];

/** Folders of readiness-backend/src and the folders beside them that each may import. Only plugin.ts and the compose*.ts beside it compose. */
const backendMayImport = {
  stores: [],
  database: ['stores'],
  services: ['stores'],
  router: ['services'],
  // A harness for tests drives everything, and nothing imports it but tests.
  testing: ['stores', 'database', 'services', 'router'],
};

function kindOf(directory) {
  if (directory === join(root, 'packages', 'readiness-cli')) return 'cli';
  const name = relative(join(root, 'plugins'), directory);
  if (name.startsWith('..')) return 'host';
  if (name === 'readiness') return 'frontend';
  if (/-backend-module-/.test(name)) return 'module';
  return name.replace(/^readiness-/, '');
}

/** The packages of the suite that the package in `directory` may not import, each with the reason. */
function forbiddenPackages(directory) {
  const kind = kindOf(directory);
  if (kind === 'host') return [];
  const allowed = packagesMayImport[kind];
  if (!allowed) {
    throw new Error(
      `${directory}: say in scripts/eslint/importRules.js what this package may import`,
    );
  }
  return readdirSync(join(root, 'plugins'))
    .map(name => join(root, 'plugins', name))
    .filter(other => other !== directory && !allowed.includes(kindOf(other)))
    .map(other => ({
      name: JSON.parse(readFileSync(join(other, 'package.json'), 'utf8')).name,
      message: `A ${kind} package may import ${
        allowed.join(', ') || 'no other package of the suite'
      } (docs/architecture.md).`,
    }));
}

/** Zones for `import/no-restricted-paths`: which folders of `directory` may not import which. */
function folderZones(directory) {
  const source = join(directory, 'src');
  const zone = (folder, forbidden, message) => ({
    target: join(source, folder),
    from: forbidden,
    message,
  });
  switch (kindOf(directory)) {
    case 'common': {
      const all = commonLayers.flat();
      return commonLayers.flatMap((layer, rank) => {
        const below = commonLayers.slice(0, rank).flat();
        return layer.map(folder =>
          zone(
            folder,
            [
              join(source, 'index.ts'),
              ...all
                .filter(other => other !== folder && !below.includes(other))
                .map(other => join(source, other)),
            ],
            `${folder}/ may import ${
              below.join(', ') || 'nothing beside it'
            } (docs/architecture.md).`,
          ),
        );
      });
    }
    case 'backend':
      return Object.entries(backendMayImport).map(([folder, allowed]) =>
        zone(
          folder,
          [
            ...readdirSync(source)
              .filter(name => /^(plugin|index|compose\w*)\.ts$/.test(name))
              .map(name => join(source, name)),
            ...Object.keys(backendMayImport)
              .filter(other => other !== folder && !allowed.includes(other))
              .map(other => join(source, other)),
          ],
          `${folder}/ may import ${
            allowed.join(', ') || 'nothing beside it'
          }; only plugin.ts and compose*.ts compose (docs/architecture.md).`,
        ),
      );
    default:
      return [];
  }
}

/** Folders of a layered package that the tables above do not know. */
function unknownFolders(directory) {
  const known = {
    common: commonLayers.flat(),
    backend: Object.keys(backendMayImport),
  }[kindOf(directory)];
  if (!known) return [];
  return readdirSync(join(directory, 'src'), { withFileTypes: true })
    .filter(entry => entry.isDirectory() && !entry.name.startsWith('__'))
    .map(entry => entry.name)
    .filter(name => !known.includes(name))
    .map(name =>
      relative(root, join(directory, 'src', name)).split(sep).join('/'),
    );
}

module.exports = {
  root,
  kindOf,
  forbiddenPackages,
  folderZones,
  unknownFolders,
};
