const config = require('../scripts/eslint/packageConfig')(__dirname);

module.exports = {
  ...config,
  rules: {
    ...config.rules,
    // The benchmark puts parts of the backend together by itself, and is never published.
    '@backstage/no-forbidden-package-imports': 'off',
    '@backstage/no-mixed-plugin-imports': 'off',
  },
};
