import { deltaFact } from '../deltaFact';
import type { WellKnownFact } from './WellKnownFact';

const pipeline = 'the pipeline that builds the service: push it from there';

/** Numbers that are worth more with their course. */
const numbers: WellKnownFact[] = [
  {
    name: 'quality.testCoverage',
    type: 'double',
    unit: 'percent',
    description:
      'Share of the code that tests run through, 0 to 100, as every coverage tool reports it.',
    answeredBy: pipeline,
    series: true,
  },
  {
    name: 'quality.technicalDebtRatio',
    type: 'double',
    unit: 'ratio',
    description:
      'What it would cost to mend the code over what it would cost to write it anew, 0 to 1.',
    answeredBy: pipeline,
    series: true,
  },
];

/** How well the code of a service can be changed, and whether it gets better. */
export const qualityFacts: WellKnownFact[] = numbers.flatMap(fact => {
  const delta = deltaFact(fact);
  const answeredBy = `whoever reports ${fact.name}, 30 days on`;
  return delta ? [fact, { ...delta, answeredBy }] : [fact];
});
