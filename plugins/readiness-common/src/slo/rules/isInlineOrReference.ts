import type { Breach, Rule } from './Breach';

/** The fields of a part that is written in place. */
const inlineFields = ['kind', 'metadata', 'spec'] as const;

/**
 * A part is written in place, with all that belongs to it, or referred to by name.
 *
 * @example
 * ```ts
 * isInlineOrReference('targetRef', 'AlertNotificationTarget')({})[0]?.mend
 * // "refer to one with 'targetRef', or write it here with kind: AlertNotificationTarget, metadata and spec"
 * ```
 */
export function isInlineOrReference(
  reference: string,
  kind: string,
): Rule<object> {
  return part => {
    const has = (field: string) =>
      (part as Record<string, unknown>)[field] !== undefined;
    const written = inlineFields.filter(has);
    if (has(reference)) {
      return written.length === 0 ? [] : [both(reference, written)];
    }
    if (written.length === 0) return [neither(reference, kind)];
    return inlineFields
      .filter(field => !has(field))
      .map(field => ({
        rule: 'required',
        path: [field],
        message: 'it is missing',
        mend: field === 'kind' ? `add kind: ${kind}` : `add '${field}'`,
      }));
  };
}

function both(reference: string, written: readonly string[]): Breach {
  return {
    rule: 'inline-or-reference',
    path: [],
    message: `it has '${reference}', and '${written.join("', '")}' as well`,
    mend: `leave out '${reference}', or everything else`,
  };
}

function neither(reference: string, kind: string): Breach {
  return {
    rule: 'inline-or-reference',
    path: [],
    message: 'it is neither written here nor referred to',
    mend: `refer to one with '${reference}', or write it here with kind: ${kind}, metadata and spec`,
  };
}
