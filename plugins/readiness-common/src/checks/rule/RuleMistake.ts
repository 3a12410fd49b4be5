/** One mistake in a rule, before it is known in which file it stands. */
export interface RuleMistake {
  message: string;
  mend?: string;
  /** Offset in the rule's text. */
  position?: number;
}

/**
 * Says where in the rule a mistake stands, in the words of an editor.
 *
 * @example
 * ```ts
 * describePosition('a &&\nb', 5) // 'line 2, column 1 of the rule'
 * ```
 */
export function describePosition(rule: string, position: number): string {
  const before = rule.slice(0, position).split('\n');
  const column = (before[before.length - 1] ?? '').length + 1;
  return `line ${before.length}, column ${column} of the rule`;
}
