import { environmentOf } from './environmentOf';

describe('environmentOf', () => {
  it.each([
    ['deploy/deployment.yaml', 'any'],
    ['deploy/prod/deployment.yaml', 'production'],
    ['deploy/overlays/prod-eu/patch.yaml', 'production'],
    ['environments/eu-production/values.yaml', 'production'],
    ['deploy/overlays/staging/patch.yaml', 'other'],
    ['chart/values-staging.yaml', 'other'],
    ['chart/values.prod.eu.yaml', 'production'],
    ['chart/prod-values.yaml', 'production'],
    ['chart/values.yaml', 'any'],
    ['k8s/deployment.prod.yaml', 'production'],
    ['k8s/deployment-dev.yml', 'other'],
    // Names of services, not of environments.
    ['deploy/dev-portal/deployment.yaml', 'any'],
    ['deploy/live-scores.yaml', 'any'],
    ['deploy/test-results-deployment.yaml', 'any'],
    // The innermost decides.
    ['prod/chart/values-staging.yaml', 'other'],
  ])('%s is for %s', (path, environment) => {
    expect(environmentOf(path)).toBe(environment);
  });
});
