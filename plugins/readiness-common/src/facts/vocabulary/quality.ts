import type { WellKnownFact } from './WellKnownFact';

const pipeline = 'the pipeline that builds the service: push it from there';

/** How well the code of a service can be changed. */
export const qualityFacts: WellKnownFact[] = [
  {
    name: 'quality.testCoverage',
    type: 'double',
    unit: 'percent',
    description:
      'Share of the code that tests run through, 0 to 100, as every coverage tool reports it.',
    answeredBy: pipeline,
  },
  {
    name: 'quality.technicalDebtRatio',
    type: 'double',
    unit: 'ratio',
    description:
      'What it would cost to mend the code over what it would cost to write it anew, 0 to 1.',
    answeredBy: pipeline,
  },
];
