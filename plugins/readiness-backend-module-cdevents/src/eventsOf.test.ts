import { addWords } from '@service-readiness/backstage-plugin-readiness-common';
import { cdevent } from './__testUtils__/cdevent';
import { eventsOf } from './eventsOf';

const config = { subjects: ['external:ci'] };
const at = Date.UTC(2026, 2, 2, 9);
const sha = '9f2c'.repeat(10);
const image = 'pkg:oci/refunds@sha256%3A0b31b1c0';
const environment = { id: 'prod' };

function additionsOf(event: unknown) {
  const reading = eventsOf(event, config);
  if (!('events' in reading)) throw new Error(reading.ignored);
  return reading.events.additions;
}

describe('eventsOf', () => {
  it.each<[string, object]>([
    ['service.deployed', {}],
    ['service.upgraded', {}],
    ['service.rolledback', { isRollback: true }],
  ])(
    '%s is a deployment of its own, of the version that the artifact has',
    (type, also) => {
      const content = { environment, artifactId: image };
      expect(
        eventsOf(cdevent(type, { id: 'refunds', content }), config),
      ).toEqual({
        events: {
          deployments: [
            {
              id: '/acme/pipelines/271069a8',
              addressee: { service: 'refunds', environment: 'prod' },
              environment: 'prod',
              status: 'success',
              finishedAt: at,
              saidAt: at,
              version: 'sha256:0b31b1c0',
              artifact: image,
              ...also,
            },
          ],
        },
      });
    },
  );

  it.each<[string, object]>([
    ['0.3 and 0.4 say version', { version: '0.3.0' }],
    ['0.5 says specversion', { specversion: '0.5.0' }],
    ['what comes may say both', { specversion: '0.6.0', version: '1' }],
  ])('reads every version alike: %s', (_, version) => {
    const content = { environment, artifactId: image };
    const event = cdevent(
      'service.deployed',
      { id: 'refunds', content },
      { version },
    );
    expect(eventsOf(event, config)).toHaveProperty('events.deployments.0.id');
  });

  it('a subject that is a reference of our catalog names the service itself', () => {
    const id = 'Component:default/Refunds';
    const content = { environment, artifactId: image };
    expect(
      eventsOf(cdevent('service.deployed', { id, content }), config),
    ).toHaveProperty('events.deployments.0.addressee.entityRefs', [
      id.toLowerCase(),
    ]);
  });

  it('a deployment without its environment cannot be read', () => {
    const event = cdevent('service.deployed', { id: 'refunds' });
    expect(() => eventsOf(event, config)).toThrow(
      'subject.content.environment: it is not there',
    );
  });

  it('an incident is put together from what was said of it, in any order', () => {
    const service = { id: 'refunds' };
    const content = { environment, service, description: 'Refunds time out' };
    const subject = { id: 'incident-7', content };
    const words = [
      cdevent('incident.detected', subject),
      cdevent('incident.reported', subject, {
        at: '2026-03-02T09:20:00Z',
        customData: { severity: 'high' },
      }),
      cdevent(
        'incident.resolved',
        { id: 'incident-7', content: { environment, description: 'All well' } },
        { at: '2026-03-02T11:00:00Z' },
      ),
    ].map(event => additionsOf(event)?.incidents?.[0] ?? { id: '' });
    const together = (parts: typeof words) =>
      parts.reduce((known, added) => addWords(known, added), { id: '' });
    expect(together(words)).toMatchObject({
      id: '/acme/pipelines/incident-7',
      title: 'Refunds time out',
      startedAt: at,
      detectedAt: at,
      severity: 'high',
      resolvedAt: at + 2 * 3_600_000,
    });
    expect(together([...words].reverse())).toMatchObject({
      startedAt: at,
      resolvedAt: at + 2 * 3_600_000,
    });
  });

  it.each<[string, string[] | undefined, boolean]>([
    ['every environment, unless some are named', undefined, true],
    ['the environments that are named', ['prod'], true],
    ['those that a pattern names', ['test', 'PROD*'], true],
    ['no other', ['production'], false],
  ])('takes incidents of %s', (_, incidentEnvironments, isTaken) => {
    const event = cdevent('incident.detected', {
      id: '7',
      content: { environment },
    });
    const reading = eventsOf(event, { ...config, incidentEnvironments });
    expect('events' in reading).toBe(isTaken);
  });

  it('a change and what was built from it are one change, by its id and where it is counted', () => {
    const repository = { id: 'acme/refunds', source: 'https://git.example' };
    const source = 'git.example/acme/refunds';
    const words = [
      cdevent('change.created', { id: '42', source, content: { repository } }),
      cdevent(
        'change.merged',
        { id: '42', source, content: { repository } },
        { at: '2026-03-02T12:00:00Z' },
      ),
      cdevent('artifact.packaged', {
        id: `${image}?vcs_url=git%2Bhttps://git.example/acme/refunds%40${sha}`,
        content: { change: { id: '42', source } },
      }),
    ].map(event => additionsOf(event)?.changes?.[0] ?? { id: '' });
    const address = 'https://git.example/acme/refunds';
    expect(words.reduce((known, added) => addWords(known, added))).toEqual({
      id: 'git.example/acme/refunds/42',
      openedAt: at,
      mergedAt: at + 3 * 3_600_000,
      title: undefined,
      repository: address,
      addressee: { repository: address },
      commitShas: [sha],
      artifacts: [
        `${image}?vcs_url=git%2Bhttps://git.example/acme/refunds%40${sha}`,
      ],
    });
  });

  it.each([
    ['service.removed'],
    ['change.abandoned'],
    ['pipelinerun.finished'],
    ['constructor.prototype'],
  ])('leaves out %s, and says why', type => {
    expect(eventsOf(cdevent(type, { id: 'x' }), config)).toEqual({
      ignored: `${type} says nothing of deployments, changes or incidents`,
    });
  });
});
