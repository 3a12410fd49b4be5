import { Command } from 'commander';
import { doraCommand } from './dora/doraCommand';
import { ingestCommand } from './ingest/ingestCommand';
import { pushCommand } from './push/pushCommand';
import { sloCommand } from './slo/sloCommand';

/** Every command, each in a folder of its own. */
export function createProgram(): Command {
  return new Command('readiness')
    .description('Service readiness for pipelines and terminals')
    .exitOverride()
    .addCommand(doraCommand().exitOverride())
    .addCommand(ingestCommand().exitOverride())
    .addCommand(pushCommand().exitOverride())
    .addCommand(sloCommand().exitOverride())
    .showHelpAfterError('Try --help');
}
