import { basename, resolve } from 'node:path';
import { Command } from 'commander';
import { backendOptions, type BackendOptions } from '../backend/backendOptions';
import { daysOption } from '../daysOption';
import { eventsOfRepository } from './git/eventsOfRepository';
import type { GitAddressee, GitEvents } from './git/gitEvents';
import { openRepository } from './git/openRepository';
import { originOf } from './git/originOf';
import { sendAndTell } from './sendAndTell';

interface GitOptions extends Partial<BackendOptions> {
  tags: string;
  except?: string[];
  deploymentsFrom?: string;
  base?: string;
  since: number;
  environment: string;
  entity?: string[];
  repository?: string;
  source?: string;
  print?: boolean;
  json?: boolean;
}

const msPerDay = 86_400_000;

const examples = `
Examples:
  readiness ingest git --entity component:default/refunds
  readiness ingest git . --deployments-from main --print | readiness dora -

A tag is a production deployment, with the commits since the one before as its changes; commits after the last tag are
changes that are not deployed.

Exit codes: 0 all accepted, 1 some refused, 2 not done, or not to its end.`;

/** `readiness ingest git`: releases and changes from the history of a repository. */
export function gitCommand(): Command {
  const command = new Command('git')
    .description('releases and changes from the history of a repository')
    .argument('[directory]', 'a clone with its whole history', '.')
    .option('--entity <ref...>', 'whose releases they are')
    .option('--repository <url>', 'its web address; that of origin, if absent')
    .option('--tags <pattern>', 'which tags are releases', 'v*')
    .option('--except <pattern...>', 'tags that are none, such as *-rc*')
    .option('--deployments-from <branch>', 'every commit of it is a deployment')
    .option('--base <commit>', 'what was released before the first release')
    .addOption(
      daysOption('--since <days>', 'how far back').default(400, '400d'),
    )
    .option('--environment <name>', 'where to', 'production')
    .option('--source <id>', 'needed where the token may push to several')
    .option('--print', 'write the events to standard output; nothing is sent')
    .option('--json', 'print the answer as JSON');
  return backendOptions(command, { isNeeded: false })
    .addHelpText('after', examples)
    .action(async (directory: string, options: GitOptions) => {
      const events = await readRepository(directory, options);
      const { source } = options;
      if (options.print) {
        process.stdout.write(`${JSON.stringify({ source, ...events })}\n`);
        return;
      }
      await sendAndTell({ source, ...events }, options);
    });
}

async function readRepository(
  directory: string,
  options: GitOptions,
): Promise<GitEvents> {
  const git = await openRepository(directory);
  const repository = options.repository ?? (await originOf(git));
  const { deployments, changes } = await eventsOfRepository(git, {
    ...options,
    addressee: addresseeOf({ ...options, repository }, directory),
    since: Date.now() - options.since * msPerDay,
  });
  process.stderr.write(
    `${deployments.length} releases, ${changes.length} changes\n`,
  );
  return { deployments, changes };
}

/** Where nobody says whose releases they are, the folder is called like the service. */
function addresseeOf(
  { entity, repository }: GitOptions,
  directory: string,
): GitAddressee {
  if (!entity && !repository) return { service: basename(resolve(directory)) };
  return {
    ...(entity && { entityRefs: entity }),
    ...(repository && { repository }),
  };
}
