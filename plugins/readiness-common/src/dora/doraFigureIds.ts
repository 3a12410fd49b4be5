/** The figures of delivery, by the names that they have in `DoraFigures` and in the API. */
export const doraFigureIds = [
  'deploymentFrequency',
  'leadTime',
  'recovery',
  'changeFailure',
  'rework',
  'batchSize',
] as const;
/** @public */
export type DoraFigureId = (typeof doraFigureIds)[number];
