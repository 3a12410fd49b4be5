import { writtenPath } from '../problems/writtenPath';
import type { OpenSloProblem } from './OpenSloProblem';
import type { Breach } from './rules/Breach';
import type { WrittenObject } from './WrittenObject';

/**
 * What is wrong with a part of an object, with its place in the text.
 *
 * @example
 * ```ts
 * problemAt(written, { rule: 'name', path: ['metadata', 'name'], message: '…', mend: '…' }).path // 'metadata.name'
 * ```
 */
export function problemAt(
  { source, path: above, placeOf }: WrittenObject,
  { rule, path, message, mend }: Omit<Breach, 'mend'> & { mend?: string },
  severity: OpenSloProblem['severity'] = 'error',
): OpenSloProblem {
  return {
    source,
    path: writtenPath([...above, ...path]),
    ...placeOf(path),
    severity,
    rule,
    message,
    mend,
  };
}
