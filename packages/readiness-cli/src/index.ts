import { CommanderError } from 'commander';
import { exitCodes } from './exitCodes';
import { createProgram } from './createProgram';
import { describeError } from './describeError';

createProgram()
  .parseAsync()
  .catch((error: unknown) => {
    // What commander has to say it has written already: a mistake in the command, or the help that was asked for.
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : exitCodes.failed;
      return;
    }
    process.stderr.write(`${describeError(error)}\n`);
    process.exitCode = exitCodes.failed;
  });
