import { probesOf, type ProbedContainer } from './probesOf';

const both = { hasPorts: true, liveness: true, readiness: true };
const bare = { hasPorts: false, liveness: false, readiness: false };

describe('probesOf', () => {
  it.each<[string, ProbedContainer[], boolean, boolean]>([
    ['a container with both is probed', [both], true, true],
    ['what stands beside it is not asked', [both, bare], true, true],
    [
      'everything that listens is asked',
      [both, { ...bare, hasPorts: true }],
      false,
      false,
    ],
    [
      'without ports every container is asked',
      [{ ...both, hasPorts: false }, bare],
      false,
      false,
    ],
    [
      'a probe beside what listens is not its own',
      [
        { ...both, hasPorts: false },
        { ...bare, hasPorts: true },
      ],
      false,
      false,
    ],
    [
      'one probe is not the other',
      [{ ...both, readiness: false }],
      true,
      false,
    ],
  ])('%s', (_, containers, liveness, readiness) => {
    expect(probesOf(containers)).toEqual({ liveness, readiness });
  });

  it('knows nothing without a container', () => {
    expect(probesOf([])).toEqual({});
  });
});
