/**
 * Works on several items at once. One that fails stops no other; the first error is thrown when all have ended.
 *
 * @example
 * ```ts
 * await inParallel(collectors, 4, collector => run(collector));
 * ```
 */
export async function inParallel<T>(
  items: readonly T[],
  limit: number,
  work: (item: T) => Promise<unknown>,
): Promise<void> {
  const waiting = items.values();
  const errors: unknown[] = [];
  const lane = async () => {
    for (const item of waiting) {
      try {
        await work(item);
      } catch (error) {
        errors.push(error);
      }
    }
  };
  await Promise.all(
    Array.from({ length: Math.min(limit, items.length) }, lane),
  );
  if (errors.length > 0) throw errors[0];
}
