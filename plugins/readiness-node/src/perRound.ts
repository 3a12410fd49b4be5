import type { CollectionContext } from './Collector';

/**
 * What a collector learns in one round and must not ask for twice: made with the first batch of a round, kept for its
 * other batches, and forgotten with the round. Refreshing one entity is a round of its own, and so asks afresh.
 *
 * @public
 *
 * @example
 * ```ts
 * const repositories = perRound(() => new Map<string, Promise<Repository>>());
 * // in collect(context):
 * const known = repositories(context);
 * ```
 */
export function perRound<
  T,
  C extends Pick<CollectionContext, 'signal'> = CollectionContext,
>(create: (context: C) => T): (context: C) => T {
  const rounds = new WeakMap<AbortSignal, { value: T }>();
  return context => {
    let round = rounds.get(context.signal);
    if (!round) {
      round = { value: create(context) };
      rounds.set(context.signal, round);
    }
    return round.value;
  };
}
