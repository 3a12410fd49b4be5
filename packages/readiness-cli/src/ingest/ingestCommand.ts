import { Command } from 'commander';
import { eventsCommand } from './eventsCommand';
import { gitCommand } from './gitCommand';

/** `readiness ingest`: deployments, changes and incidents, from a file or from a repository. */
export function ingestCommand(): Command {
  return new Command('ingest')
    .description('send deployments, changes and incidents')
    .addCommand(eventsCommand().exitOverride())
    .addCommand(gitCommand().exitOverride());
}
