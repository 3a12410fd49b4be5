import type { Deployment } from './Deployment';
import type { Incident } from './Incident';
import { supersedes, type SaidEvent } from './supersedes';

const deployment: Deployment = {
  source: 'ci',
  id: '7',
  entityRefs: [],
  environment: 'production',
  status: 'success',
  finishedAt: 100,
};
const incident: Incident = {
  source: 'ci',
  id: '7',
  entityRefs: [],
  startedAt: 100,
};
const runs = { ...deployment, status: 'running' } as const;
const resolved = { ...incident, resolvedAt: 200 };

describe('supersedes', () => {
  it.each<[string, SaidEvent, SaidEvent, boolean]>([
    [
      'the last to come counts',
      { event: { ...deployment, status: 'failure' } },
      { event: deployment },
      true,
    ],
    ['the end of what ran', { event: deployment }, { event: runs }, true],
    ['not that it runs', { event: runs }, { event: deployment }, false],
    [
      'not that it runs, though it was said later',
      { event: runs, saidAt: 2 },
      { event: deployment, saidAt: 1 },
      false,
    ],
    [
      'not what was said earlier',
      { event: resolved, saidAt: 1 },
      { event: incident, saidAt: 2 },
      false,
    ],
    [
      'not that an incident is open, at the same moment',
      { event: incident, saidAt: 1 },
      { event: resolved, saidAt: 1 },
      false,
    ],
    [
      'that an incident is open again',
      { event: incident, saidAt: 2 },
      { event: resolved, saidAt: 1 },
      true,
    ],
    [
      'not that an incident is open, where nobody says when',
      { event: incident, saidAt: 2 },
      { event: resolved },
      false,
    ],
  ])('%s', (_, said, known, expected) => {
    expect(supersedes(said, known)).toBe(expected);
  });
});
