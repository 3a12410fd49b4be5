import { stripVTControlCharacters } from 'node:util';
import type { VerdictDocument } from './verdictDocument';

/** A line for every problem, as editors and pipelines read it, and one for all. */
export function describeVerdict(verdict: VerdictDocument): string {
  const { files, objects, errors, warnings, problems } = verdict;
  const counts = [
    counted(files, 'file'),
    counted(objects.length, 'valid document'),
    counted(errors, 'error'),
    counted(warnings, 'warning'),
  ];
  return [...problems.map(describeProblem), counts.join(', ')].join('\n');
}

function describeProblem(problem: VerdictDocument['problems'][number]): string {
  const { file, line, column, path, severity, rule, message, mend } = problem;
  const place = [file, line, column].filter(part => part !== null).join(':');
  const mark = severity === 'warning' ? 'warning: ' : '';
  const words = mend === null ? message : `${message}; ${mend}`;
  return [place, path, '—', `${mark}${words}`, `[${rule}]`]
    .filter(part => part !== null)
    .map(oneLine)
    .join(' ');
}

/** What a file holds neither begins a line nor moves the cursor. */
function oneLine(text: string): string {
  return stripVTControlCharacters(text).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
