import { Command } from 'commander';
import { validateCommand } from './validateCommand';

/** `readiness slo`: what is about service level objectives. */
export function sloCommand(): Command {
  return new Command('slo')
    .description('service level objectives')
    .addCommand(validateCommand().exitOverride());
}
