/** What a pipeline goes by; docs/push-facts.md, docs/delivery/from-git.md and docs/slo/validate.md have the same table. */
export const exitCodes = {
  /** All is well. */
  done: 0,
  /** Some of it was bad and is named; the rest was done. */
  refused: 1,
  /** Not done, or not to its end: a mistake in the command, a token that may not, or no connection. */
  failed: 2,
} as const;
