const createConfig = require('@backstage/cli/config/eslint-factory');
const { forbiddenPackages, folderZones, kindOf } = require('./importRules');

const noClock =
  'The domain has no clock: take the moment as a parameter named `now`.';

/** Syntax that reads a clock; readiness-common has none outside of its tests. */
const clockSyntax = [
  "CallExpression[callee.object.name='Date'][callee.property.name='now']",
  "NewExpression[callee.name='Date'][arguments.length=0]",
  "CallExpression[callee.object.name='DateTime'][callee.property.name='now']",
  "CallExpression[callee.object.name='DateTime'][callee.property.name=/^(local|utc)$/][arguments.length=0]",
].map(selector => ({ selector, message: noClock }));

/** The ESLint configuration of the package in `directory`: Backstage's, with the rules of this repository. */
module.exports = function packageConfig(directory) {
  const kind = kindOf(directory);
  const forbidden = forbiddenPackages(directory);
  const zones = folderZones(directory);
  return createConfig(directory, {
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      // A file reads from the top down: what a function uses may stand below it.
      '@typescript-eslint/no-use-before-define': [
        'error',
        { functions: false, classes: false, variables: false, typedefs: false },
      ],
      ...(kind === 'host' ? {} : { 'no-console': 'error' }),
    },
    restrictedImports: forbidden,
    restrictedImportPatterns: forbidden.map(({ name }) => `${name}/*`),
    settings: {
      'import/resolver': { node: { extensions: ['.ts', '.tsx', '.js'] } },
    },
    overrides: [
      {
        files: ['src/testing/**'],
        rules: { '@backstage/no-undeclared-imports': 'off' },
      },
      {
        files: ['src/**/*.ts', 'src/**/*.tsx'],
        // A test may drive several layers together, and name any moment.
        excludedFiles: ['**/*.test.ts', '**/*.test.tsx', 'src/testing/**'],
        rules: {
          ...(zones.length && {
            'import/no-restricted-paths': ['error', { zones }],
          }),
          ...(kind === 'common' && {
            'no-restricted-syntax': ['error', ...clockSyntax],
          }),
        },
      },
    ],
  });
};
