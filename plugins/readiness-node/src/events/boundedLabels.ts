const longest = 200;
const most = 50;

/**
 * Labels in the number and length that are kept.
 *
 * @public
 */
export function boundedLabels(labels: readonly string[]): string[] {
  return labels.slice(0, most).map(label => label.slice(0, longest));
}
