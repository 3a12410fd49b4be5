import { InputError } from '@backstage/errors';
import {
  matchesGlob,
  type Change,
  type Incident,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  parseAs,
  type Addition,
  type Addressee,
  type DeliveryReading,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import { artifactOf } from './artifactOf';
import { cdeventSchema, type Cdevent } from './cdeventSchema';
import type { CdeventsConfig } from './readCdeventsConfig';

const typeSchema = z.object({ context: z.object({ type: z.string() }) });

type Reader = (event: Cdevent, config: CdeventsConfig) => DeliveryReading;

const addedChange = (change: Addition<Change>): DeliveryReading => ({
  events: { additions: { changes: [change] } },
});

/** By the type of the subject and what became of it; the version at the end of a type is not looked at. */
const readers: Partial<Record<string, Reader>> = {
  'service.deployed': event => deployed(event),
  'service.upgraded': event => deployed(event),
  'service.rolledback': event => deployed(event, { isRollback: true }),
  'incident.detected': (event, config) =>
    incident(event, config, at => ({ startedAt: at, detectedAt: at })),
  'incident.reported': (event, config) =>
    incident(event, config, at => ({ startedAt: at })),
  'incident.resolved': (event, config) =>
    incident(event, config, at => ({ resolvedAt: at })),
  'change.created': event => changed(event, at => ({ openedAt: at })),
  'change.reviewed': event => changed(event, at => ({ firstReviewedAt: at })),
  'change.merged': event => changed(event, at => ({ mergedAt: at })),
  'artifact.packaged': packaged,
};

/**
 * What a CDEvent says about delivery.
 *
 * @throws InputError that says what cannot be read, and repeats nothing of it
 *
 * @example
 * ```ts
 * eventsOf({ context: { type: 'dev.cdevents.service.deployed.0.2.0', … }, subject: { … } }, config)
 * // { events: { deployments: [{ status: 'success', environment: 'prod', … }] } }
 * ```
 */
export function eventsOf(
  written: unknown,
  config: CdeventsConfig,
): DeliveryReading {
  const { type } = parseAs(typeSchema, written).context;
  const [, what = ''] = /^dev\.cdevents\.([a-z]+\.[a-z]+)\./.exec(type) ?? [];
  const reader = Object.hasOwn(readers, what) ? readers[what] : undefined;
  if (reader) return reader(parseAs(cdeventSchema, written), config);
  const name = what || 'What is no CDEvent';
  return {
    ignored: `${name} says nothing of deployments, changes or incidents`,
  };
}

function deployed(
  { context, subject }: Cdevent,
  also: { isRollback?: boolean } = {},
): DeliveryReading {
  const { environment, artifactId } = subject.content;
  if (!environment) {
    throw new InputError('subject.content.environment: it is not there');
  }
  const artifact = artifactId === undefined ? {} : artifactOf(artifactId);
  const at = Date.parse(context.timestamp);
  return {
    events: {
      deployments: [
        {
          id: `${context.source}/${context.id}`,
          addressee: {
            ...serviceNamed(subject.id),
            environment: environment.id,
            repository: artifact.repository,
          },
          environment: environment.id,
          status: 'success',
          finishedAt: at,
          saidAt: at,
          ...artifact,
          artifact: artifactId,
          ...also,
        },
      ],
    },
  };
}

function incident(
  { context, subject, customData }: Cdevent,
  { incidentEnvironments }: CdeventsConfig,
  moments: (at: number) => Partial<Incident>,
): DeliveryReading {
  const { environment, service, description, ticketURI } = subject.content;
  const where = environment?.id ?? '';
  if (incidentEnvironments?.every(pattern => !matchesGlob(pattern, where))) {
    return {
      ignored: `No environment of readiness.delivery.cdevents.incidentEnvironments is like '${where}'`,
    };
  }
  const said = moments(Date.parse(context.timestamp));
  const addition: Addition<Incident> = {
    id: `${subject.source ?? context.source}/${subject.id}`,
    addressee: {
      ...(service && serviceNamed(service.id)),
      environment: environment?.id,
    },
    ...said,
    // The end is described by how it is well again, which is no title.
    title: said.resolvedAt === undefined ? description : undefined,
    url: ticketURI,
    severity: severityIn(customData),
  };
  return { events: { additions: { incidents: [addition] } } };
}

function changed(
  { context, subject }: Cdevent,
  moments: (at: number) => Partial<Change>,
): DeliveryReading {
  const { repository, description } = subject.content;
  const address = repository && webAddressOf(repository);
  return addedChange({
    id: changeId({ ...subject, source: subject.source ?? context.source }),
    addressee: { repository: address },
    repository: address,
    commitShas: commitsOf(subject.id),
    title: description?.split('\n')[0]?.slice(0, 500),
    ...moments(Date.parse(context.timestamp)),
  });
}

function packaged({ context, subject }: Cdevent): DeliveryReading {
  const { change } = subject.content;
  if (!change) return { ignored: 'artifact.packaged names no change' };
  const { commitSha, repository } = artifactOf(subject.id);
  return addedChange({
    id: changeId({ id: change.id, source: change.source ?? context.source }),
    addressee: { repository },
    repository,
    commitShas: commitSha ? [commitSha] : commitsOf(change.id),
    artifacts: [subject.id],
  });
}

/** The id of a change says nothing without where it is counted. */
function changeId({ id, source }: { id: string; source: string }): string {
  return `${source}/${id}`;
}

function commitsOf(changeOrCommit: string): string[] | undefined {
  return /^[0-9a-f]{40}$/.test(changeOrCommit) ? [changeOrCommit] : undefined;
}

/** A service is named as its source names it; whoever knows our catalog may write the full reference. */
function serviceNamed(name: string): Addressee {
  return /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/.test(name)
    ? { entityRefs: [name.toLowerCase()] }
    : { service: name };
}

function webAddressOf({
  id,
  source,
}: {
  id: string;
  source?: string;
}): string | undefined {
  if (/^https?:\/\//.test(id)) return id;
  return source && /^https?:\/\//.test(source)
    ? `${source.replace(/\/+$/, '')}/${id}`
    : undefined;
}

function severityIn(customData: unknown): string | undefined {
  if (typeof customData !== 'object' || customData === null) return undefined;
  const severity = 'severity' in customData ? customData.severity : undefined;
  return typeof severity === 'string' ? severity.slice(0, 100) : undefined;
}
