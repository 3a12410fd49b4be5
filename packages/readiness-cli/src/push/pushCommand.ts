import { Command } from 'commander';
import { backendOptions, type BackendOptions } from '../backend/backendOptions';
import { createClient } from '../backend/createClient';
import { exitCodes } from '../exitCodes';
import { describeResults } from './describeResults';
import { itemOfArguments } from './itemOfArguments';
import { pushItems } from './pushItems';
import { readPushFile } from './readPushFile';

interface PushOptions extends BackendOptions {
  source?: string;
  entity?: string;
  observedAt?: string;
  json?: boolean;
}

const examples = `
Examples:
  readiness push coverage.json
  readiness push --entity component:default/refunds quality.testCoverage=81.5

A file holds {"items": [{"entityRef": "component:default/refunds", "facts": {"quality.testCoverage": 81.5}}]},
or the list alone.

Exit codes: 0 all accepted, 1 some refused, 2 not done, or not to its end.`;

/** `readiness push`: facts from a file, from standard input, or from the command line. */
export function pushCommand(): Command {
  const command = new Command('push')
    .description('push facts about services, and see their new levels')
    .argument('<what...>', 'a file, - for standard input, or name=value')
    .option('--source <id>', 'needed where the token may push to several')
    .option('--entity <ref>', 'what the facts on the command line are about')
    .option('--observed-at <moment>', 'when they were so; now, if absent')
    .option('--json', 'print the answer as JSON');
  return backendOptions(command)
    .addHelpText('after', examples)
    .action(async (what: string[], options: PushOptions) => {
      const { source, ...pushed } =
        options.entity === undefined
          ? await readPushFile(what, options)
          : { items: [itemOfArguments(what, options.entity, options)] };
      const answer = await pushItems(createClient(options), {
        source: options.source ?? source,
        items: pushed.items,
      });
      const text = options.json
        ? JSON.stringify(answer, undefined, 2)
        : describeResults(answer);
      process.stdout.write(`${text}\n`);
      process.exitCode =
        answer.refused.length > 0 ? exitCodes.refused : exitCodes.done;
    });
}
