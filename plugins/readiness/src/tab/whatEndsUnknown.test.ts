import type { FactView } from '@service-readiness/backstage-plugin-readiness-common';
import { attestedCheck, facts } from '../testing/exampleViews';
import { whatEndsUnknown } from './whatEndsUnknown';
import { whoWouldAnswer } from './whoWouldAnswer';

const unreported = (who: string): FactView => ({
  ...facts[0]!,
  value: undefined,
  collectorId: undefined,
  collectorTitle: undefined,
  absence: 'noCollector',
  because: `Nothing that is installed reports it. It would be answered by ${who}.`,
});

const absent = (absence: FactView['absence'], because: string): FactView => ({
  ...facts[1]!,
  absence,
  because,
});

describe('whoWouldAnswer', () => {
  it('says once that nothing reports it, and who would for each', () => {
    expect(
      whoWouldAnswer({
        facts: [unreported('a scanner'), unreported('a rota'), facts[0]!],
      }),
    ).toBe(
      'Nothing that is installed reports it. It would be answered by a scanner. It would be answered by a rota.',
    );
  });

  it('says one thing of one source, however many facts it lacks', () => {
    expect(
      whoWouldAnswer({
        facts: [
          absent('notReported', 'Pipelines found no canary stage.'),
          absent('notReported', 'Pipelines found no rollback.'),
        ],
      }),
    ).toBe('Pipelines found no canary stage.');
  });

  it('says nothing where all facts are there', () => {
    expect(whoWouldAnswer({ facts: [facts[0]!] })).toBeUndefined();
  });
});

describe('whatEndsUnknown', () => {
  const because = 'The rule could not be applied';

  it.each([
    ['notCollectedYet', /Wait for the next run of Pipelines/],
    ['notReported', /under which name Pipelines knows this service/],
    ['stale', /why Pipelines is silent/],
  ] as const)('says what to do where a fact is %s', (absence, mend) => {
    expect(
      whatEndsUnknown({ because, facts: [absent(absence, 'It is silent.')] }),
    ).toEqual(['It is silent.', expect.stringMatching(mend)]);
  });

  it('offers to attest where a person may answer', () => {
    const { attestation } = attestedCheck;
    expect(whatEndsUnknown({ because, attestation, facts: [] })).toEqual([
      'Have it attested: What it costs a month is known and somebody watches it.',
    ]);
  });

  it('names the reason where no source is silent', () => {
    expect(whatEndsUnknown({ because, facts: [facts[0]!] })).toEqual([because]);
  });
});
