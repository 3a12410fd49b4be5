import { formatBudget, formatLoad, formatValue, formatVerdict } from './format';
import type { MeasurementGroup } from './Measurement';

const introduction = `# Benchmarks

Written by \`yarn bench --write\` on two cores with Node.js 22. Do not edit.

- **What is measured.** A made-up company with 100 checks over 60 facts from 6 collectors, a tenth as many groups as
  services, four levels. Rules compare a flag, a number or a word, or two or three of them together; one fact in fifty
  is missing. Every figure is a median of several runs, in a process of its own for each size and database.
- **PostgreSQL** runs on the same two cores and writes through to the disk. SQLite is a file; its driver blocks the
  event loop by design.
- **Requests** go over HTTP through the plugin's own router, one after the other. The caller has conditional permissions
  and sees every second entity. Decisions about permissions come from the same process, in no time; the catalog's
  answer to "what may I see" is a stand-in that takes as long as was measured on a real one.
- **Against Tech Insights.** Both plugins run in one process, in turns, on databases of the same kind, with the same
  entities, facts, rules and caller. Its facts come in through its own fact retrievers, and its checks run through its
  own routes; the time ends when its answer begins to arrive. Its rules engine leaves out a check whose facts are
  missing, where we say \`unknown\`, so no fact is missing here. Both sides must give the same outcome for every check
  of every entity: one SHA-256 over the sorted list.
- **Rows written** are counted by triggers in the database while nothing is timed.
- **Event loop delay** is asked for every millisecond; the time that garbage collection took within a delay is left out
  of the first figure and left in the second.
`;

/** The document that is kept beside the code. */
export function toMarkdown(groups: readonly MeasurementGroup[]): string {
  return `${[introduction, ...groups.map(section)].join('\n')}`;
}

function section(group: MeasurementGroup): string {
  const { title, measurements, outcomes } = group;
  const cell = (text: string) => text.replace(/\|/g, '\\|');
  const rows = measurements.map(
    each =>
      `| ${[
        each.what,
        formatValue(each),
        formatBudget(each),
        formatVerdict(each),
        each.note ?? '',
      ]
        .map(cell)
        .join(' | ')} |`,
  );
  const same = outcomes
    ? `\n${outcomes.count} outcomes; ours \`${outcomes.ours.slice(
        0,
        16,
      )}…\`, theirs \`${outcomes.theirs.slice(0, 16)}…\`.\n`
    : '';
  const load = formatLoad(group.loadAverage);
  return [
    `## ${title}`,
    '',
    ...(load ? [load, ''] : []),
    '| What | Measured | Budget | | |',
    '| --- | ---: | ---: | --- | --- |',
    ...rows,
    same,
  ].join('\n');
}
