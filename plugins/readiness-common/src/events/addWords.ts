/** At which something began: of two, the earlier is true. */
const beginnings = new Set([
  'startedAt',
  'detectedAt',
  'acknowledgedAt',
  'committedAt',
  'openedAt',
  'firstReviewedAt',
  'approvedAt',
]);
/** At which something ended: of two, the later is true. */
const ends = new Set(['resolvedAt', 'mergedAt']);

/**
 * An event with what a source adds to it. What is left out stays. Beginnings move only back and ends only on, and lists
 * are joined, so that words may come in any order and twice.
 *
 * @public
 *
 * @example
 * ```ts
 * addWords({ id: '7', startedAt: 100, title: 'Down' }, { startedAt: 120, resolvedAt: 200 })
 * // { id: '7', startedAt: 100, title: 'Down', resolvedAt: 200 }
 * ```
 */
export function addWords<Event extends object>(
  known: Event,
  added: Partial<Event>,
): Event {
  const event = new Map<string, unknown>(Object.entries(known));
  for (const [name, value] of Object.entries(added)) {
    if (value !== undefined) {
      event.set(name, together(name, event.get(name), value));
    }
  }
  return Object.fromEntries(event) as Event;
}

function together(name: string, before: unknown, value: unknown): unknown {
  if (before === undefined) return value;
  if (beginnings.has(name)) return Math.min(Number(before), Number(value));
  if (ends.has(name)) return Math.max(Number(before), Number(value));
  return Array.isArray(before) && Array.isArray(value)
    ? [...new Set([...before, ...value])].sort()
    : value;
}
