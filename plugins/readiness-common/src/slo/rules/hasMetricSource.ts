import type { Breach } from './Breach';

/**
 * A metric source has a type of its own or from the data source that it refers to, and says what to ask it.
 *
 * @example
 * ```ts
 * hasMetricSource({ spec: { query: 'up' } })[0]?.message
 * // "it has no 'type', and no 'metricSourceRef' to take it from"
 * ```
 */
export function hasMetricSource(source: {
  metricSourceRef?: string;
  type?: string;
  spec: object;
}): Breach[] {
  const breaches: Breach[] = [];
  if (!source.type && source.metricSourceRef === undefined) {
    breaches.push({
      rule: 'metric-source',
      path: [],
      message: "it has no 'type', and no 'metricSourceRef' to take it from",
      mend: "add one, such as 'type: Prometheus'",
    });
  }
  if (Object.keys(source.spec).length === 0) {
    breaches.push({
      rule: 'metric-source',
      path: ['spec'],
      message: 'it is empty',
      mend: "add what to ask the source, such as 'query'",
    });
  }
  return breaches;
}
