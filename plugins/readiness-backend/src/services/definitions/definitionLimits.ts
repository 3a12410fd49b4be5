const mebibyte = 1024 * 1024;

/**
 * How much is read of one source, and for how long. All of it is held in memory, compiled and stored, so that a folder named by
 * mistake must not take the backend down. Far above what a company's definitions need: a check has 1 KB.
 */
export const definitionLimits = {
  /** Of one file. The parser reads 256 Ki characters, which are four bytes each at most. */
  fileBytes: mebibyte,
  /** Definition files of one folder. */
  files: 1_000,
  /** Definition files of one folder together. */
  bytes: 16 * mebibyte,
  /** Everything that is looked at to find them. */
  entries: 10_000,
  /** How long an address may take to answer: the other sources wait for it. */
  answerSeconds: 30,
} as const;

export type DefinitionLimits = {
  readonly [limit in keyof typeof definitionLimits]: number;
};
