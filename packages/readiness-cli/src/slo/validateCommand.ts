import { validateOpenSlo } from '@service-readiness/backstage-plugin-readiness-common';
import { Command } from 'commander';
import { exitCodes } from '../exitCodes';
import { describeVerdict } from './describeVerdict';
import { readSloFiles } from './readSloFiles';
import { verdictDocument } from './verdictDocument';

const examples = `
Examples:
  readiness slo validate slos/
  readiness slo validate checkout.yaml services.yaml
  kustomize build . | readiness slo validate -

What documents refer to is looked for among all that are given together.

Exit codes: 0 all valid (there may be warnings), 1 not all valid, 2 not validated.`;

/** `readiness slo validate`: holds OpenSLO documents against the specification, without a portal. */
export function validateCommand(): Command {
  return new Command('validate')
    .description('hold OpenSLO v1 documents against the specification')
    .argument(
      '<files...>',
      'YAML or JSON; folders for every .yaml and .yml below; - for standard input',
    )
    .option('--json', 'print a document for machines')
    .addHelpText('after', examples)
    .action(async (paths: string[], options: { json?: boolean }) => {
      const files = await readSloFiles(paths);
      const verdict = verdictDocument(validateOpenSlo(files), files.length);
      process.stdout.write(
        options.json
          ? `${JSON.stringify(verdict, undefined, 2)}\n`
          : `${describeVerdict(verdict)}\n`,
      );
      process.exitCode = verdict.valid ? exitCodes.done : exitCodes.refused;
    });
}
