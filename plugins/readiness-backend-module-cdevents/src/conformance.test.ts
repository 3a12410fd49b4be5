import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { deliver } from './__testUtils__/deliver';
import { instanceOf } from './__testUtils__/instanceOf';

// Documents of other projects are read where they are there (docs/development.md).
const folder = resolve(
  __dirname,
  '../../..',
  process.env.READINESS_SHARED_DATA ?? '../shared/data',
  'cdevents',
);

/** What becomes of each; everything else is left out with a reason. */
const becomes: Record<string, object> = {
  servicedeployed: { deployments: [{ status: 'success' }] },
  serviceupgraded: { deployments: [{ status: 'success' }] },
  servicerolledback: { deployments: [{ status: 'success' }] },
  incidentdetected: {
    additions: { incidents: [{ detectedAt: expect.any(Number) }] },
  },
  incidentreported: {
    additions: { incidents: [{ startedAt: expect.any(Number) }] },
  },
  incidentresolved: {
    additions: { incidents: [{ resolvedAt: expect.any(Number) }] },
  },
  changecreated: { additions: { changes: [{ openedAt: expect.any(Number) }] } },
  changereviewed: {
    additions: { changes: [{ firstReviewedAt: expect.any(Number) }] },
  },
  changemerged: { additions: { changes: [{ mergedAt: expect.any(Number) }] } },
  artifactpackaged: {
    additions: { changes: [{ artifacts: [expect.any(String)] }] },
  },
};

function documentsOf(place: string): Array<[string, unknown]> {
  const path = join(folder, place);
  if (!existsSync(path)) return [];
  return readdirSync(path)
    .filter(name => name.endsWith('.json'))
    .map(name => [
      name.replace(/_|\.json$/g, ''),
      JSON.parse(readFileSync(join(path, name), 'utf8')),
    ]);
}

function expectOf(name: string, event: unknown) {
  const reading = deliver(event);
  const events = becomes[name];
  expect(reading).toMatchObject(
    events
      ? { events }
      : { ignored: expect.stringContaining('says nothing of deployments') },
  );
}

describe('the samples and schemas of CDEvents', () => {
  it('are read, every one, where they are there', () => {
    const samples = documentsOf('v0.5.1/conformance');
    samples.forEach(([name, event]) => expectOf(name, event));
    const schemas = ['v0.3.0/schemas', 'v0.5.1/schemas'].flatMap(documentsOf);
    schemas.forEach(([name, schema]) =>
      expectOf(name, instanceOf(schema as object)),
    );
    const names = new Set([...samples, ...schemas].map(([name]) => name));
    expect(existsSync(folder) ? [...names] : Object.keys(becomes)).toEqual(
      expect.arrayContaining(Object.keys(becomes)),
    );
  });
});
