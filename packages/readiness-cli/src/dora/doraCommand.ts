import { InputError } from '@backstage/errors';
import {
  bandTables,
  defaultDoraPolicy,
  doraFigures,
  type DoraPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import { Command, InvalidArgumentError, Option } from 'commander';
import { daysOption } from '../daysOption';
import { exitCodes } from '../exitCodes';
import { readEventsFile } from '../ingest/readEventsFile';
import { deliveryEventsOf } from './deliveryEventsOf';
import { describeFigures } from './describeFigures';
import { figuresDocument, type FiguresDocument } from './figuresDocument';
import { readDatedEvents } from './readDatedEvents';

interface DoraOptions {
  asOf?: number;
  window: number;
  timeZone: string;
  bands: string;
  entity?: string;
  json?: boolean;
}

const msPerDay = 86_400_000;

const examples = `
Examples:
  readiness dora events.json --as-of 2026-01-12T00:00:00Z --window 30d
  readiness ingest git . --print | readiness dora -

A file holds {"deployments": [{"id": "1", "entityRef": "component:default/refunds", "environment": "production",
"status": "success", "finishedAt": "2026-01-05T10:00:00Z", "changes": [{"id": "9f2c", "committedAt": "..."}]}],
"incidents": [{"id": "7", "entityRefs": ["component:default/refunds"], "startedAt": "...", "resolvedAt": "..."}]}.

Exit codes: 0 computed, 1 computed without the bad events, which are named, 2 not computed.`;

/** `readiness dora`: the figures of a file of events, without a portal. */
export function doraCommand(): Command {
  return new Command('dora')
    .description('DORA figures of a file of events, without a portal')
    .argument('<file>', 'a JSON file, - for standard input')
    .addOption(
      new Option(
        '--as-of <moment>',
        'where the window ends; now, if absent',
      ).argParser(readMoment),
    )
    .addOption(
      daysOption('--window <days>', 'how long it is').default(30, '30d'),
    )
    .option('--time-zone <zone>', 'whose days and weeks count', 'UTC')
    .option(
      '--bands <id>',
      bandTables.map(({ id }) => id).join(', '),
      defaultDoraPolicy.bands.id,
    )
    .option('--entity <ref>', 'of one service; of all together, if absent')
    .option('--json', 'print a document for machines')
    .addHelpText('after', examples)
    .action(async (file: string, options: DoraOptions) => {
      const policy = policyOf(options);
      const written = await compute(file, { ...options, policy });
      process.stdout.write(
        options.json
          ? `${JSON.stringify(written, undefined, 2)}\n`
          : `${describeFigures(written)}\n`,
      );
      const { refused } = written;
      process.stderr.write(describeUnknown(written, file));
      process.stderr.write(describeRefused(refused, file));
      process.exitCode =
        refused.length > 0 ? exitCodes.refused : exitCodes.done;
    });
}

/** A service that is written wrong has no data either: which of the two it is, is said. */
function describeUnknown(
  { entity, events }: FiguresDocument,
  file: string,
): string {
  const isKnown = Object.values(events).some(count => count > 0);
  return entity === null || isKnown
    ? ''
    : `${file}: no event is for '${entity}'; a service has to be named as the events name it, such as component:default/refunds\n`;
}

function describeRefused(
  refused: FiguresDocument['refused'],
  file: string,
): string {
  if (refused.length === 0) return '';
  const bad = refused.map(({ kind, index, id, message }) => {
    const named = id === undefined ? '' : ` (${id})`;
    return `${file}: ${kind}s[${index}]${named}: ${message}`;
  });
  const events =
    refused.length === 1 ? 'one bad event' : `${refused.length} bad events`;
  return [...bad, `The figures are without ${events}`, ''].join('\n');
}

async function compute(
  file: string,
  {
    asOf = Date.now(),
    window: days,
    entity,
    policy,
  }: DoraOptions & {
    policy: DoraPolicy;
  },
): Promise<FiguresDocument> {
  const { source = 'file', ...body } = await readEventsFile(file);
  const read = readDatedEvents(body);
  const ref = entity?.toLowerCase();
  const events = deliveryEventsOf(read, { source, entity: ref });
  const figures = doraFigures(events, {
    window: { from: asOf - days * msPerDay, to: asOf },
    policy,
    now: asOf,
    // An empty list says that there was none.
    hearsOfIncidents: body.incidents !== undefined,
  });
  return figuresDocument(figures, {
    asOf,
    policy,
    entity: ref,
    ofSeveral: ref === undefined && servicesIn(events.deployments).size > 1,
    refused: read.refused,
    events: {
      deployments: events.deployments.length,
      changes: events.changes.length,
      incidents: events.incidents.length,
    },
  });
}

function servicesIn(
  deployments: ReadonlyArray<{ entityRefs: readonly string[] }>,
): ReadonlySet<string> {
  return new Set(deployments.flatMap(({ entityRefs }) => entityRefs));
}

function policyOf({ timeZone, bands: id }: DoraOptions): DoraPolicy {
  const bands = bandTables.find(table => table.id === id);
  if (!bands) {
    const known = bandTables.map(table => table.id).join(', ');
    throw new InputError(`There are no bands '${id}'; there are ${known}`);
  }
  try {
    Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new InputError(
      `'${timeZone}' is no time zone; write it like Europe/Berlin`,
    );
  }
  return { ...defaultDoraPolicy, timeZone, bands };
}

function readMoment(text: string): number {
  // Without an offset it would mean another moment on every machine.
  const isWhole = /^\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)$/.test(text);
  const moment = Date.parse(text);
  if (!isWhole || Number.isNaN(moment)) {
    throw new InvalidArgumentError('It must be like 2026-01-12T00:00:00Z.');
  }
  return moment;
}
