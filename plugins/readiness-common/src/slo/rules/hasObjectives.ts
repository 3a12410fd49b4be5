import type { Breach } from './Breach';

/**
 * An SLO has an objective. With a threshold metric it has no more than one.
 *
 * @example
 * ```ts
 * hasObjectives({ objectives: [] })[0]?.message // 'it has no objective'
 * ```
 */
export function hasObjectives(spec: {
  indicator?: { spec: { thresholdMetric?: unknown } };
  objectives: readonly unknown[];
}): Breach[] {
  const count = spec.objectives.length;
  const breach = (message: string, mend: string): Breach[] => [
    { rule: 'objectives', path: ['objectives'], message, mend },
  ];
  if (count === 0) {
    return breach('it has no objective', "add one, such as '- target: 0.99'");
  }
  const hasThreshold = spec.indicator?.spec.thresholdMetric !== undefined;
  if (count === 1 || !hasThreshold) return [];
  return breach(
    `it has ${count} objectives, and with a threshold metric must have one`,
    'write an SLO for each',
  );
}
