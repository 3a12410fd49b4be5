/**
 * Writes the example company:
 *
 *   write.ts <directory> [<moment, such as 2026-11-21T00:00:00Z>] [--seed <number>] [--reset]
 */
import { parseArgs } from 'node:util';
import { writeCompany } from './writeCompany';

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: {
      seed: { type: 'string', default: '1' },
      reset: { type: 'boolean', default: false },
    },
  });
  const [directory, moment] = positionals;
  if (!directory) throw new Error('Say into which directory to write');
  const now = moment ? new Date(moment) : new Date();
  if (Number.isNaN(now.getTime())) {
    throw new Error(`'${moment}' is not a moment such as 2026-11-21T00:00:00Z`);
  }
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) {
    throw new Error(`--seed ${values.seed}: a seed is a whole number`);
  }
  const written = await writeCompany(directory, {
    seed,
    now,
    reset: values.reset,
  });
  console.log(`${written.length} files written to ${directory}`);
}

main().catch(error => {
  console.error(error.message);
  process.exitCode = 1;
});
