import type { FiguresDocument } from './figuresDocument';

type Row = [name: string, value: string, band: string, from: string];

/**
 * Figures for people: one in a line, with its band and what it is computed from; then what was left out.
 *
 * @example
 * ```ts
 * describeFigures(document)
 * // 2025-12-13 to 2026-01-12 (30 days, UTC); bands: Operations handbook
 * //
 * // Deployment frequency  1.4 a week  high   6 deployments
 * // Change lead time      no data: no deployment names a change
 * ```
 */
export function describeFigures(written: FiguresDocument): string {
  const { window, timeZone, bands, entity, figures } = written;
  const day = (moment: string) => moment.slice(0, 16).replace('T', ' ');
  return [
    `${day(window.from)} to ${day(window.to)} UTC (${
      window.days
    } days; weeks of ${timeZone}); bands: ${bands.title}`,
    `${entity ?? 'All services together'}`,
    '',
    ...aligned(rowsOf(figures)),
    ...leftOut(figures),
  ].join('\n');
}

function rowsOf(figures: FiguresDocument['figures']): Row[] {
  const { deploymentFrequency, leadTime, recovery, undeployed } = figures;
  const { count } = deploymentFrequency;
  const open = recovery.openCount
    ? `, ${counted(recovery.openCount, 'incident')} open beside`
    : '';
  return [
    row('Deployment frequency', deploymentFrequency, {
      value: number => `${decimal(number)} a week`,
      from: counted(count, 'deployment'),
    }),
    row('Change lead time', leadTime, {
      value: hours,
      from: `${counted(leadTime.sampleSize, 'change')}${tails(leadTime)}`,
    }),
    ...stageRows(leadTime.stages),
    row('Change failure rate', figures.changeFailure, {
      value: percent,
      from: parts(figures.changeFailure, 'deployment'),
    }),
    row('Failed deployment recovery time', recovery, {
      value: hours,
      from: `${recovery.sampleSize} recovered${tails(recovery)}`,
      beside: open,
    }),
    row('Deployment rework rate', figures.rework, {
      value: percent,
      from: parts(figures.rework, 'deployment'),
    }),
    row('Changes in a deployment', figures.batchSize, {
      value: decimal,
      from: counted(figures.batchSize.sampleSize, 'deployment'),
    }),
    undeployed.noData === null
      ? [
          'Undeployed changes',
          String(undeployed.count),
          '',
          undeployed.oldestAt ? `the oldest of ${undeployed.oldestAt}` : '',
        ]
      : [
          'Undeployed changes',
          `no data: ${sentence(undeployed.noData)}`,
          '',
          '',
        ],
  ];
}

function stageRows(
  stages: FiguresDocument['figures']['leadTime']['stages'],
): Row[] {
  const names = {
    coding: 'coding',
    reviewWait: 'waiting for review',
    review: 'review',
    deploy: 'merge to production',
  };
  return (Object.keys(names) as Array<keyof typeof names>)
    .filter(stage => stages[stage].value !== null)
    .map(stage =>
      row(`  ${names[stage]}`, stages[stage], {
        value: hours,
        from: counted(stages[stage].sampleSize, 'change'),
      }),
    );
}

function row(
  name: string,
  figure: { value: number | null; noData: string | null; band: string | null },
  format: {
    value: (number: number) => string;
    from: string;
    beside?: string;
  },
): Row {
  const { value, noData, band } = figure;
  const beside = format.beside ?? '';
  return value === null
    ? [name, `no data: ${sentence(noData)}${beside}`, '', '']
    : [name, format.value(value), band ?? '', `${format.from}${beside}`];
}

/** What has no value is a sentence, and makes no column wider. */
function aligned(rows: readonly Row[]): string[] {
  const valued = rows.filter(([, , , from]) => from !== '');
  const widest = (list: readonly Row[], column: number) =>
    Math.max(0, ...list.map(cells => cells[column]?.length ?? 0));
  const widths = [widest(rows, 0), widest(valued, 1), widest(valued, 2)];
  return rows.map(cells =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

function leftOut(figures: FiguresDocument['figures']): string[] {
  const lines = [
    ['Deployment frequency', figures.deploymentFrequency] as const,
    ['Change lead time', figures.leadTime] as const,
    ['Change failure rate', figures.changeFailure] as const,
    ['Failed deployment recovery time', figures.recovery] as const,
    ['Deployment rework rate', figures.rework] as const,
    ['Changes in a deployment', figures.batchSize] as const,
  ].flatMap(([name, { excluded }]) =>
    excluded.map(({ count, reason }) => `  ${name}: ${count}, ${reason}`),
  );
  return lines.length > 0 ? ['', 'Left out:', ...lines] : [];
}

/** As a part of a line. */
const sentence = (noData: string | null) =>
  `${(noData ?? '').charAt(0).toLowerCase()}${(noData ?? '').slice(1)}`.replace(
    /\.$/,
    '',
  );

const decimal = (value: number) => String(Number(value.toPrecision(3)));
const percent = (value: number) => `${decimal(value * 100)} %`;

function hours(value: number): string {
  if (value < 1) return `${decimal(value * 60)} min`;
  return value < 48 ? `${decimal(value)} h` : `${decimal(value / 24)} d`;
}

const counted = (count: number, noun: string) =>
  `${count} ${noun}${count === 1 ? '' : 's'}`;

const parts = (
  { part, whole }: { part: number; whole: number },
  noun: string,
) => `${part} of ${counted(whole, noun)}`;

function tails({ p75, p95 }: { p75: number | null; p95: number | null }) {
  return p75 === null || p95 === null
    ? ''
    : `, p75 ${hours(p75)}, p95 ${hours(p95)}`;
}
