import { Command } from 'commander';
import { backendOptions, type BackendOptions } from '../backend/backendOptions';
import { readEventsFile } from './readEventsFile';
import { sendAndTell } from './sendAndTell';

interface EventsOptions extends BackendOptions {
  source?: string;
  json?: boolean;
}

const examples = `
Examples:
  readiness ingest events deployments.json --source ci

A file holds {"deployments": [{"id": "1", "entityRef": "component:default/refunds", "finishedAt": "2026-01-05T10:00:00Z"}],
"changes": [...], "incidents": [...]}.

Exit codes: 0 all accepted, 1 some refused, 2 not done, or not to its end.`;

/** `readiness ingest events`: a file of deployments, changes and incidents, of any length. */
export function eventsCommand(): Command {
  const command = new Command('events')
    .description('deployments, changes and incidents from a file')
    .argument('<file>', 'a JSON file, - for standard input')
    .option('--source <id>', 'needed where the token may push to several')
    .option('--json', 'print the answer as JSON');
  return backendOptions(command)
    .addHelpText('after', examples)
    .action(async (file: string, options: EventsOptions) => {
      const { source, ...events } = await readEventsFile(file);
      await sendAndTell(
        { ...events, source: options.source ?? source },
        options,
      );
    });
}
