import { parseArgs } from 'node:util';
import type { DatabaseKind } from './database';

/** What the command was asked to do. */
export interface BenchOptions {
  services: number[];
  databases: DatabaseKind[];
  short: boolean;
  write: boolean;
}

const kinds: readonly string[] = ['sqlite', 'postgres'];
const shortServices = 300;

/** @throws Error that says what is wrong with the arguments. */
export function readOptions(args: string[]): BenchOptions {
  const { values } = parseArgs({
    args,
    options: {
      services: { type: 'string', default: '1000,20000' },
      databases: { type: 'string', default: 'sqlite,postgres' },
      short: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
    },
  });
  const { short, write } = values;
  if (short && write)
    throw new Error('--short is too short to be written down');
  if (short) {
    return { services: [shortServices], databases: ['sqlite'], short, write };
  }
  const services = values.services.split(',').map(Number);
  if (services.some(n => !Number.isInteger(n) || n < 100)) {
    throw new Error('--services takes whole numbers from 100, with commas');
  }
  const databases = values.databases.split(',');
  const unknown = databases.find(kind => !kinds.includes(kind));
  if (unknown !== undefined) {
    throw new Error(`--databases takes ${kinds.join(', ')}, not '${unknown}'`);
  }
  return { services, databases: databases as DatabaseKind[], short, write };
}
