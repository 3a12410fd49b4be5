import { readPushedEvents } from './readPushedEvents';

const at = (text: string) => Date.parse(text);
const entityRef = 'component:default/refunds';

describe('readPushedEvents', () => {
  it('reads events of all kinds, with their places', () => {
    const read = readPushedEvents({
      deployments: [
        {
          id: '7',
          entityRef: 'Component:default/Refunds',
          status: 'SUCCEEDED',
          finishedAt: '2026-01-02T10:00:00+01:00',
          changes: [{ id: 'abc', committedAt: '2026-01-01T00:00:00Z' }],
        },
      ],
      changes: [
        {
          id: '12',
          repository: 'https://git.example.com/a/b',
          mergedAt: '2026-01-01T00:00:00Z',
        },
      ],
      incidents: [
        {
          id: 'i',
          entityRefs: [entityRef, entityRef],
          deploymentId: '7',
          startedAt: '2026-01-03T00:00:00Z',
          observedAt: '2026-01-03T01:00:00Z',
        },
      ],
    });
    expect(read).toEqual({
      deployments: [
        {
          index: 0,
          incoming: {
            id: '7',
            environment: 'production',
            status: 'success',
            finishedAt: at('2026-01-02T09:00:00Z'),
            changes: [{ id: 'abc', committedAt: at('2026-01-01T00:00:00Z') }],
            addressee: { entityRefs: [entityRef], environment: 'production' },
          },
        },
      ],
      changes: [
        {
          index: 0,
          incoming: {
            id: '12',
            repository: 'https://git.example.com/a/b',
            mergedAt: at('2026-01-01T00:00:00Z'),
            addressee: { repository: 'https://git.example.com/a/b' },
          },
        },
      ],
      incidents: [
        {
          index: 0,
          incoming: {
            id: 'i',
            causedBy: { id: '7' },
            startedAt: at('2026-01-03T00:00:00Z'),
            saidAt: at('2026-01-03T01:00:00Z'),
            addressee: { entityRefs: [entityRef] },
          },
        },
      ],
      refused: [],
    });
  });

  it.each<[string, unknown, string]>([
    [
      'a key that is mistyped',
      { id: '7', entityRef, staus: 'success' },
      "there is no 'staus' here; did you mean 'status'?",
    ],
    [
      'a status that says nothing',
      { id: '7', entityRef, status: 'sideways' },
      "status: 'sideways' says nothing here; write running, success, failure or cancelled",
    ],
    [
      'nobody that it is for',
      { id: '7' },
      'it does not say for which service it is; add entityRef, repository or service',
    ],
    [
      'a short reference',
      { id: '7', entityRef: 'refunds' },
      "'refunds' is no full entity reference; write it like 'component:default/refunds'",
    ],
    [
      'an end before the beginning',
      {
        id: '7',
        entityRef,
        startedAt: '2026-01-02T10:00:00Z',
        finishedAt: '2026-01-02T09:00:00Z',
      },
      'finishedAt: it lies before startedAt',
    ],
    [
      'an end of what runs',
      {
        id: '7',
        entityRef,
        status: 'queued',
        finishedAt: '2026-01-02T09:00:00Z',
      },
      'finishedAt: it is running; leave it out',
    ],
    [
      'the future',
      { id: '7', entityRef, finishedAt: '2036-01-02T09:00:00Z' },
      'finishedAt: it lies in the future',
    ],
    [
      'an address that is none',
      { id: '7', entityRef, url: 'ftp://example.com' },
      "url is no http(s) address; write one such as 'https://wiki.example.com/review', at most 2000 characters",
    ],
  ])('refuses %s', (_, deployment, message) => {
    const { deployments, refused } = readPushedEvents(
      { deployments: [{ id: 'good', entityRef }, deployment] },
      { latest: at('2026-02-01T00:00:00Z') },
    );
    expect(deployments.map(({ index }) => index)).toEqual([0]);
    expect(refused).toEqual([
      { kind: 'deployment', index: 1, id: '7', message },
    ]);
  });

  it.each([[null], ['text'], [[]], [7], [{ id: 5 }], [{ id: 'a\0b' }]])(
    'refuses what is no event at all: %j',
    item => {
      const { incidents, refused } = readPushedEvents({ incidents: [item] });
      expect(incidents).toEqual([]);
      expect(refused).toEqual([
        expect.objectContaining({ kind: 'incident', index: 0 }),
      ]);
    },
  );
});
