import type { OpenSloKind, OpenSloObject } from './OpenSloObject';

/** The name of another object, and where it is written. */
export interface Reference {
  kind: OpenSloKind;
  name: string;
  path: PropertyKey[];
}

/** By the field that refers: the kind of what it refers to. */
const kindOfField = new Map<string, OpenSloKind>([
  ['indicatorRef', 'SLI'],
  ['alertPolicyRef', 'AlertPolicy'],
  ['conditionRef', 'AlertCondition'],
  ['targetRef', 'AlertNotificationTarget'],
  ['metricSourceRef', 'DataSource'],
]);

/** Fields that hold whatever a source needs; nothing in them refers. */
const foreign = new Set(['labels', 'annotations', 'connectionDetails']);

/**
 * Every reference of an object, in what is written in place in it as well.
 *
 * @example
 * ```ts
 * referencesIn(slo) // [{ kind: 'Service', name: 'web', path: ['spec', 'service'] }]
 * ```
 */
export function referencesIn(object: OpenSloObject): Reference[] {
  const service: Reference[] =
    object.kind === 'SLO'
      ? [
          {
            kind: 'Service',
            name: object.spec.service,
            path: ['spec', 'service'],
          },
        ]
      : [];
  return [...service, ...below(object.spec, ['spec'])];
}

function below(value: unknown, path: PropertyKey[]): Reference[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, i) => below(item, [...path, i]));
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, entry]) => {
    const here = [...path, field];
    const kind = kindOfField.get(field);
    if (kind && typeof entry === 'string') {
      return [{ kind, name: entry, path: here }];
    }
    const isForeign =
      foreign.has(field) ||
      (field === 'spec' && path.at(-1) === 'metricSource');
    return isForeign ? [] : below(entry, here);
  });
}
