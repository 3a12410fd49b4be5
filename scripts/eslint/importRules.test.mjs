import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative } from 'node:path';
import { test } from 'node:test';
import { ESLint } from 'eslint';
import rules from './importRules.js';

const { root, kindOf, folderZones, forbiddenPackages, unknownFolders } = rules;
const plugins = readdirSync(join(root, 'plugins')).map(name =>
  join(root, 'plugins', name),
);
const common = join(root, 'plugins/readiness-common');
const backend = join(root, 'plugins/readiness-backend');
const cli = join(root, 'packages/readiness-cli');

/** The rules that `code` breaks as an error when it stands in `file`. */
async function brokenRules(file, code) {
  const packageDirectory = join(
    root,
    ...relative(root, file).split('/').slice(0, 2),
  );
  const [result] = await new ESLint({ cwd: packageDirectory }).lintText(code, {
    filePath: file,
  });
  return result.messages
    .filter(({ severity }) => severity === 2)
    .map(({ ruleId, message }) => ruleId ?? message);
}

/** Any source file below a file or folder, or nothing where it is not written yet. */
function sampleOf(path) {
  if (!existsSync(path)) return undefined;
  if (path.endsWith('.ts')) return path;
  const name = readdirSync(path, { recursive: true }).find(
    entry => /\.ts$/.test(entry) && !/\.test\.ts$/.test(entry),
  );
  return name && join(path, name);
}

function importOf(from, target) {
  const path = relative(dirname(from), target).replace(/\.ts$/, '');
  return `import '${path.startsWith('.') ? path : `./${path}`}';\n`;
}

test('every package lints with the rules of this repository', () => {
  for (const parent of ['plugins', 'packages']) {
    for (const name of readdirSync(join(root, parent))) {
      const file = join(root, parent, name, '.eslintrc.js');
      assert.match(
        readFileSync(file, 'utf8'),
        /scripts\/eslint\/packageConfig/,
      );
    }
  }
});

test('every folder of the layered packages stands in the table', () => {
  assert.deepEqual(plugins.flatMap(unknownFolders), []);
});

test('a package that is imported against the direction is an error', async () => {
  for (const directory of [...plugins, cli]) {
    const file = join(directory, 'src', 'violation.ts');
    for (const { name } of forbiddenPackages(directory)) {
      const broken = await brokenRules(file, `import '${name}';\n`);
      assert.ok(
        broken.includes('no-restricted-imports'),
        `${basename(directory)} importing ${name} is let through`,
      );
    }
  }
  assert.ok(
    (
      await brokenRules(
        join(backend, 'src', 'violation.ts'),
        "import '@service-readiness/backstage-plugin-readiness/alpha';\n",
      )
    ).includes('no-restricted-imports'),
  );
});

test('a package may import the domain', async () => {
  for (const directory of plugins.filter(d => kindOf(d) !== 'common')) {
    const broken = await brokenRules(
      join(directory, 'src', 'fine.ts'),
      "import '@service-readiness/backstage-plugin-readiness-common';\n",
    );
    assert.deepEqual(broken, []);
  }
});

test('a folder that is imported against the direction is an error', async () => {
  let seen = 0;
  const zones = [common, backend].flatMap(folderZones);
  for (const { target, from } of zones.filter(
    zone => existsSync(zone.target) && basename(zone.target) !== 'testing',
  )) {
    const file = join(target, 'violation.ts');
    for (const sample of from.map(sampleOf).filter(Boolean)) {
      const broken = await brokenRules(file, importOf(file, sample));
      assert.ok(
        broken.includes('import/no-restricted-paths'),
        `${relative(root, target)} importing ${relative(
          root,
          sample,
        )} is let through`,
      );
      seen += 1;
    }
  }
  assert.ok(seen > 20, `only ${seen} combinations were tried`);
});

test('an import along the direction is fine', async () => {
  const file = join(common, 'src/rollup/fine.ts');
  const target = sampleOf(join(common, 'src/facts'));
  assert.deepEqual(await brokenRules(file, importOf(file, target)), []);
});

test('the domain reads no clock', async () => {
  const clocks = [
    'export const at = Date.now();\n',
    'export const at = new Date();\n',
    "import { DateTime } from 'luxon';\n\nexport const at = DateTime.now();\n",
    "import { DateTime } from 'luxon';\n\nexport const at = DateTime.utc();\n",
  ];
  for (const code of clocks) {
    const inDomain = join(common, 'src/facts/violation.ts');
    assert.deepEqual(await brokenRules(inDomain, code), [
      'no-restricted-syntax',
    ]);
    const inTest = join(common, 'src/facts/fine.test.ts');
    assert.deepEqual(await brokenRules(inTest, code), []);
    const inBackend = join(backend, 'src/services/fine.ts');
    assert.deepEqual(await brokenRules(inBackend, code), []);
  }
  assert.deepEqual(
    await brokenRules(
      join(common, 'src/facts/fine.ts'),
      'export const at = new Date(0);\n',
    ),
    [],
  );
});

test('any and console are errors in plugins', async () => {
  const file = join(backend, 'src/services/violation.ts');
  assert.deepEqual(
    await brokenRules(file, 'export const anything: any = 1;\n'),
    ['@typescript-eslint/no-explicit-any'],
  );
  assert.deepEqual(await brokenRules(file, "console.log('here');\n"), [
    'no-console',
  ]);
});
