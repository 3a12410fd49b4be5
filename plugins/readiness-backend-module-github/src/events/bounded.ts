const longestTitle = 500;
const longestLabel = 200;
const mostLabels = 50;

/** A title of the length that is kept. Undefined for an empty one. */
export function boundedTitle(
  title: string | null | undefined,
): string | undefined {
  return title?.trim().slice(0, longestTitle) || undefined;
}

/** Labels in the number and length that are kept. */
export function boundedLabels(labels: readonly string[]): string[] {
  return labels.slice(0, mostLabels).map(label => label.slice(0, longestLabel));
}
