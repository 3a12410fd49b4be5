import type { OpenSloObject } from '../OpenSloObject';
import type { Breach } from '../rules/Breach';
import { unusedFields } from './unusedFields';
import { zeroDurations } from './zeroDurations';

/**
 * What is valid in an object, and still likely a slip.
 *
 * @example
 * ```ts
 * adviceOn(slo)[0]?.rule // 'unused-field'
 * ```
 */
export function adviceOn(object: OpenSloObject): Breach[] {
  const unused = object.kind === 'SLO' ? unusedFields(object) : [];
  return [...unused, ...zeroDurations(object.spec, ['spec'])];
}
