import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import {
  readinessEventPushPermission,
  type IncomingEvents,
  type ServiceDirectory,
} from '@service-readiness/backstage-plugin-readiness-common';
import { notAllowed } from '../../acts/Acts';
import { allowedOn } from '../../acts/allowedOn';
import type { EventIntake, IntakeSource } from './EventIntake';

/**
 * Tells of each of these events why the caller may not push it, and nothing of those that they may: they need leave for
 * every service that it is for.
 *
 * @param options - `mayWait`: also what is for no service is taken, and waits until it is for one
 */
export async function eventRefusals(
  { deployments = [], changes = [], incidents = [] }: IncomingEvents,
  options: {
    source: IntakeSource;
    services: ServiceDirectory;
    mayWait: boolean;
    intake: EventIntake;
    permissions: PermissionsService;
    credentials: BackstageCredentials;
  },
): Promise<(event: object) => Error | undefined> {
  const { source, services, mayWait, intake } = options;
  const permission = readinessEventPushPermission;
  const events = [...deployments, ...changes, ...incidents];
  const mapped = new Map<object, ReturnType<EventIntake['map']>>(
    events.map(event => [event, intake.map(source, event.addressee, services)]),
  );
  const allowed = await allowedOn(
    options.permissions,
    permission,
    [...mapped.values()].flatMap(({ entityRefs }) => entityRefs),
    options.credentials,
  );
  return event => {
    const { entityRefs = [], because = '' } = mapped.get(event) ?? {};
    const denied = entityRefs.find(ref => !allowed.has(ref));
    if (denied !== undefined) return notAllowed(permission, denied);
    return entityRefs.length === 0 && !mayWait
      ? new InputError(because)
      : undefined;
  };
}
