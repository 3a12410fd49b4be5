/** The outcomes that are counted for every check, what is open first. */
export const countedOutcomes = [
  'fail',
  'unknown',
  'pass',
  'notApplicable',
] as const;
