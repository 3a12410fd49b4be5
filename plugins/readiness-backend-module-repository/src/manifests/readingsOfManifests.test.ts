import type { ManifestObject } from './ManifestObject';
import { readingsOfManifests } from './readingsOfManifests';

const deployments = (count: number): ManifestObject[] =>
  Array.from({ length: count }, (_, i) => ({
    type: 'workload',
    path: `deploy/${i}.yaml`,
    kind: 'Deployment',
    name: 'refunds',
    labels: {},
    containers: [
      {
        name: 'refunds',
        hasImage: true,
        hasPorts: false,
        liveness: true,
        readiness: true,
        requests: true,
        memoryLimit: true,
      },
    ],
    isAnalysed: false,
  }));

describe('readingsOfManifests', () => {
  it('tells of every version of a workload', () => {
    expect(readingsOfManifests(deployments(3), false)).toHaveLength(3);
  });

  it('tells nothing of more objects than any service has, and holds nobody up', () => {
    const many = deployments(100_000);
    const startedAt = performance.now();
    expect(readingsOfManifests(many, false)).toEqual([]);
    // A tenth of a second, and minutes where each is held against all others.
    expect(performance.now() - startedAt).toBeLessThan(3000);
  });
});
