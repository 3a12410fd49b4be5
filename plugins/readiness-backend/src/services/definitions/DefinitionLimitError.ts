/** A source holds more than is read of one. Says how much that is, and what to do instead. */
export class DefinitionLimitError extends Error {
  constructor(message: string, readonly mend: string) {
    super(message);
  }

  static ofFile(maxBytes: number): DefinitionLimitError {
    return new DefinitionLimitError(
      `it is larger than ${inKib(maxBytes)}, the most that is read of one file`,
      'Split it into several files',
    );
  }
}

/** 1,048,576 as `1,024 KiB`. */
export function inKib(bytes: number): string {
  return `${(bytes / 1024).toLocaleString('en-GB')} KiB`;
}
