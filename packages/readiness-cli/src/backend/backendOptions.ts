import { InvalidArgumentError, Option, type Command } from 'commander';

/** How every command reaches the backend. */
export interface BackendOptions {
  url: string;
  token: string;
  timeout: number;
}

/**
 * Adds the options that say where the backend is and who asks.
 *
 * @param options - `isNeeded`: without them the command is a mistake; otherwise it may do something else
 */
export function backendOptions(
  command: Command,
  { isNeeded = true }: { isNeeded?: boolean } = {},
): Command {
  return command
    .addOption(
      new Option('--url <address>', 'address of the Backstage backend')
        .env('READINESS_URL')
        .argParser(readAddress)
        .makeOptionMandatory(isNeeded),
    )
    .addOption(
      new Option(
        '--token <token>',
        'token of the caller; better given by the environment, where no list of processes shows it',
      )
        .env('READINESS_TOKEN')
        .makeOptionMandatory(isNeeded),
    )
    .addOption(
      new Option('--timeout <seconds>', 'for each attempt')
        .argParser(readSeconds)
        .default(30),
    );
}

function readAddress(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    throw new InvalidArgumentError(
      'It must be like https://backstage.example.com',
    );
  }
  return `${url.origin}${url.pathname.replace(
    /(\/api(\/readiness)?)?\/*$/,
    '',
  )}`;
}

function readSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= 600)) {
    throw new InvalidArgumentError('It must be a number up to 600.');
  }
  return seconds;
}
