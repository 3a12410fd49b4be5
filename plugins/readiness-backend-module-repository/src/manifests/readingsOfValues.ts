import { environmentOf } from './environmentOf';
import type { HelmValues } from './HelmValues';
import type { Reading } from './Reading';

/**
 * What Helm values say of the workloads of a service: those of production over the defaults beside them, each
 * production apart; else every other file over the defaults; else the defaults alone.
 *
 * @param values - with paths within the directory of the service
 */
export function readingsOfValues(values: readonly HelmValues[]): Reading[] {
  const charts = new Map<string, HelmValues[]>();
  for (const file of values) {
    const chart = chartOf(file.path);
    charts.set(chart, [...(charts.get(chart) ?? []), file]);
  }
  return [...charts.values()].flatMap(files => {
    const defaults = files.find(
      ({ path }) =>
        /(^|\/)values\.ya?ml$/i.test(path) && environmentOf(path) === 'any',
    );
    const overrides = files.filter(file => file !== defaults);
    const productions = overrides.filter(
      ({ path }) => environmentOf(path) === 'production',
    );
    const others = overrides.filter(
      ({ path }) => environmentOf(path) === 'any',
    );
    const chosen = productions.length > 0 ? productions : others;
    if (chosen.length > 0) {
      return chosen.map(file => readingOf({ ...defaults, ...file }));
    }
    return defaults ? [readingOf(defaults)] : [];
  });
}

/** The folder of the chart or of the values for it, without the folders that name an environment. */
function chartOf(path: string): string {
  const segments = path.split('/').slice(0, -1);
  while (
    segments.length > 0 &&
    (/^(values|overlays|environments|environment|envs|env|clusters|stages)$/i.test(
      segments[segments.length - 1] ?? '',
    ) ||
      environmentOf(`${segments.slice(-2).join('/')}/file.yaml`) !== 'any')
  ) {
    segments.pop();
  }
  return segments.join('/');
}

function readingOf(values: HelmValues): Reading {
  const { path: _, minReplicas, replicas, ...said } = values;
  const count = said.autoscaling ? minReplicas : replicas;
  return { ...said, ...(count !== undefined && { replicas: count }) };
}
