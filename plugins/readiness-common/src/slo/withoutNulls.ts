/**
 * A value without the entries that are empty: `alertPolicies:` with nothing behind it is as good as not written.
 * What stands where a source may have anything stays as it is.
 *
 * @example
 * ```ts
 * withoutNulls({ description: null, service: 'web' }) // { service: 'web' }
 * ```
 */
export function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, entry]) => entry !== null)
      .map(([key, entry]) => [key, prune(key, entry)]),
  );
}

function prune(key: string, entry: unknown): unknown {
  if (key === 'connectionDetails') return entry;
  if (key !== 'metricSource' || !isObject(entry) || !isObject(entry.spec)) {
    return withoutNulls(entry);
  }
  return { ...(withoutNulls(entry) as object), spec: entry.spec };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
