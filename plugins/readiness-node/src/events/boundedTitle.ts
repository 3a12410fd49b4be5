const longest = 500;

/**
 * A title of the length that is kept. Undefined for an empty one.
 *
 * @public
 */
export function boundedTitle(
  title: string | null | undefined,
): string | undefined {
  return title?.trim().slice(0, longest) || undefined;
}
