import { formatBudget, formatLoad, formatValue, formatVerdict } from './format';
import type { MeasurementGroup } from './Measurement';

/** The figures of one scenario as a table for a terminal. */
export function printGroup({
  title,
  measurements,
  outcomes,
  loadAverage,
}: MeasurementGroup): string {
  const rows = measurements.map(each => [
    each.what,
    formatValue(each),
    formatBudget(each),
    formatVerdict(each),
  ]);
  const widths = [0, 1, 2].map(column =>
    Math.max(...rows.map(row => row[column]?.length ?? 0)),
  );
  const lines = rows.map(([what = '', value = '', budget = '', verdict = '']) =>
    [
      what.padEnd(widths[0] ?? 0),
      value.padStart(widths[1] ?? 0),
      budget.padStart(widths[2] ?? 0),
      verdict,
    ]
      .join('  ')
      .trimEnd(),
  );
  const hashes = outcomes
    ? [
        `${outcomes.count} outcomes, SHA-256 ${
          outcomes.ours === outcomes.theirs
            ? `${outcomes.ours} on both sides`
            : `DIFFERS: ${outcomes.ours}, ${outcomes.theirs}`
        }`,
      ]
    : [];
  const load = formatLoad(loadAverage);
  return [
    '',
    title,
    ...[...lines, ...hashes, ...(load ? [load] : [])].map(line => `  ${line}`),
  ].join('\n');
}
