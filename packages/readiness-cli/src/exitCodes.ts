/** What a pipeline goes by; docs/push-facts.md has the same table. */
export const exitCodes = {
  /** All is well. */
  done: 0,
  /** The backend refused some, and kept the rest. */
  refused: 1,
  /** Not done, or not to its end: a mistake in the command, a token that may not, or no connection. */
  failed: 2,
} as const;
