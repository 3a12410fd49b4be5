import type { z } from 'zod';
import type { Change } from '../events/Change';
import type { Deployment } from '../events/Deployment';
import { deploymentStatusOf } from '../events/deploymentStatusOf';
import type { Incoming } from '../events/IncomingEvents';
import type { Incident } from '../events/Incident';
import { webAddressProblems } from '../problems/webAddressProblems';
import { zodProblems } from '../problems/zodProblems';
import {
  pushedChangeSchema,
  pushedDeploymentSchema,
  pushedIncidentSchema,
  type EventKind,
  type PushedChange,
  type PushedDeployment,
  type PushedIncident,
  type PushEventsBody,
} from './pushEvents';
import { readAddressee } from './readAddressee';

/**
 * A good event, with its place in its list.
 *
 * @public
 */
export interface PushedEvent<Event> {
  index: number;
  incoming: Incoming<Event>;
}

/**
 * What is good of a batch, and what is wrong with the rest: with the path in the event, and the mend.
 *
 * @public
 */
export interface PushedEvents {
  deployments: Array<PushedEvent<Deployment>>;
  changes: Array<PushedEvent<Change>>;
  incidents: Array<PushedEvent<Incident>>;
  refused: Array<{
    kind: EventKind;
    index: number;
    id?: string;
    message: string;
  }>;
}

interface Reader<Pushed, Event> {
  kind: EventKind;
  schema: z.ZodObject;
  read(pushed: Pushed, mistakes: string[]): Incoming<Event>;
}

/**
 * Reads a batch of events, one by one: a bad event is named by its place, and the good ones are kept.
 *
 * @param latest - what happened after this moment is a mistake; milliseconds since the epoch
 *
 * @public
 *
 * @example
 * ```ts
 * readPushedEvents({ deployments: [{ id: '7', entityRef: 'component:default/refunds', staus: 'ok' }] }).refused[0]?.message
 * // "there is no 'staus' here; did you mean 'status'?"
 * ```
 */
export function readPushedEvents(
  body: Pick<PushEventsBody, 'deployments' | 'changes' | 'incidents'>,
  { latest = Infinity }: { latest?: number } = {},
): PushedEvents {
  const refused: PushedEvents['refused'] = [];
  const read = <Pushed, Event>(
    items: readonly unknown[] | undefined,
    reader: Reader<Pushed, Event>,
  ) => readList(items ?? [], reader, { refused, latest });
  return {
    deployments: read(body.deployments, deploymentReader),
    changes: read(body.changes, changeReader),
    incidents: read(body.incidents, incidentReader),
    refused,
  };
}

function readList<Pushed, Event>(
  items: readonly unknown[],
  { kind, schema, read }: Reader<Pushed, Event>,
  options: { refused: PushedEvents['refused']; latest: number },
): Array<PushedEvent<Event>> {
  return items.flatMap((item, index): Array<PushedEvent<Event>> => {
    const mistakes: string[] = [];
    const parsed = schema.safeParse(item);
    if (parsed.success) {
      const incoming = read(parsed.data as Pushed, mistakes);
      mistakes.push(...futureMistakes(incoming, options.latest));
      if (mistakes.length === 0) return [{ index, incoming }];
    } else mistakes.push(...schemaMistakes(parsed.error, schema, item));
    const id = idOf(item);
    options.refused.push({ kind, index, id, message: mistakes.join('; ') });
    return [];
  });
}

function schemaMistakes(
  error: z.ZodError,
  schema: z.ZodObject,
  value: unknown,
): string[] {
  const place = { source: 'event', lineOf: () => undefined, value };
  return zodProblems(error, schema, place).map(({ path, message, mend }) => {
    const at = path && !message.includes(path) ? `${path}: ` : '';
    return `${at}${message}${mend ? `; ${mend}` : ''}`;
  });
}

/** For the answer to whoever sent it; a text of any length is none. */
function idOf(item: unknown): string | undefined {
  const id =
    item !== null && typeof item === 'object' && 'id' in item
      ? item.id
      : undefined;
  return typeof id === 'string' ? id.slice(0, 300) : undefined;
}

const deploymentReader: Reader<PushedDeployment, Deployment> = {
  kind: 'deployment',
  schema: pushedDeploymentSchema,
  read(pushed, mistakes) {
    const { entityRef, entityRefs, service, changes, ...rest } = pushed;
    const { startedAt, finishedAt, observedAt, ...facts } = rest;
    const status = deploymentStatusOf(rest.status);
    if (!status) {
      mistakes.push(
        `status: '${rest.status}' says nothing here; write running, success, failure or cancelled`,
      );
    }
    const moments = momentsOf({ startedAt, finishedAt });
    if (status === 'running' && finishedAt !== undefined) {
      mistakes.push('finishedAt: it is running; leave it out');
    }
    mistakes.push(
      ...orderMistakes(moments, 'startedAt', 'finishedAt'),
      ...addressMistakes(rest),
    );
    return {
      ...facts,
      ...moments,
      status: status ?? 'running',
      ...saidAt(observedAt),
      ...(changes && {
        changes: changes.map(change => changeOf(change, mistakes)),
      }),
      addressee: readAddressee(pushed, mistakes),
    };
  },
};

const changeReader: Reader<PushedChange, Change> = {
  kind: 'change',
  schema: pushedChangeSchema,
  read(pushed, mistakes) {
    const { entityRef, entityRefs, service, observedAt, ...change } = pushed;
    return {
      ...changeOf(change, mistakes),
      ...saidAt(observedAt),
      addressee: readAddressee(pushed, mistakes),
    };
  },
};

const incidentReader: Reader<PushedIncident, Incident> = {
  kind: 'incident',
  schema: pushedIncidentSchema,
  read(pushed, mistakes) {
    const { entityRef, entityRefs, service, repository, ...rest } = pushed;
    const { startedAt, detectedAt, acknowledgedAt, resolvedAt, ...more } = rest;
    const { deploymentId, observedAt, ...facts } = more;
    const moments = momentsOf({ detectedAt, acknowledgedAt, resolvedAt });
    const start = Date.parse(startedAt);
    mistakes.push(
      ...orderMistakes(
        { ...moments, startedAt: start },
        'startedAt',
        'resolvedAt',
      ),
      ...addressMistakes(rest),
    );
    return {
      ...facts,
      ...moments,
      startedAt: start,
      ...saidAt(observedAt),
      ...(deploymentId !== undefined && { causedBy: { id: deploymentId } }),
      addressee: readAddressee(pushed, mistakes),
    };
  },
};

/** A change by itself, or one that a deployment names. Whose source it is, is not said. */
function changeOf(
  change: Omit<
    PushedChange,
    'entityRef' | 'entityRefs' | 'service' | 'observedAt'
  >,
  mistakes: string[],
): Omit<Change, 'source'> {
  const { committedAt, openedAt, firstReviewedAt, ...rest } = change;
  const { approvedAt, mergedAt, ...facts } = rest;
  const moments = momentsOf({
    committedAt,
    openedAt,
    firstReviewedAt,
    approvedAt,
    mergedAt,
  });
  mistakes.push(
    ...orderMistakes(moments, 'openedAt', 'mergedAt'),
    ...addressMistakes(rest),
  );
  return { ...facts, ...moments };
}

function saidAt(observedAt: string | undefined): { saidAt?: number } {
  return observedAt === undefined ? {} : { saidAt: Date.parse(observedAt) };
}

/** The moments that are there, in milliseconds. */
function momentsOf<Name extends string>(
  texts: Partial<Record<Name, string>>,
): Partial<Record<Name, number>> {
  return Object.fromEntries(
    Object.entries<string | undefined>(texts).flatMap(([name, text]) =>
      text === undefined ? [] : [[name, Date.parse(text)]],
    ),
  ) as Partial<Record<Name, number>>;
}

function orderMistakes<Name extends string>(
  moments: Partial<Record<Name, number>>,
  first: Name,
  last: Name,
): string[] {
  const [from, to] = [moments[first], moments[last]];
  if (from === undefined || to === undefined || from <= to) return [];
  return [`${last}: it lies before ${first}`];
}

function futureMistakes(incoming: object, latest: number): string[] {
  return Object.entries(incoming)
    .filter(
      ([name, value]) =>
        name.endsWith('At') && typeof value === 'number' && value > latest,
    )
    .map(([name]) => `${name}: it lies in the future`);
}

function addressMistakes({ url }: { url?: string }): string[] {
  if (url === undefined) return [];
  return webAddressProblems('url', url).map(({ message, mend }) =>
    mend ? `${message}; ${mend}` : message,
  );
}
