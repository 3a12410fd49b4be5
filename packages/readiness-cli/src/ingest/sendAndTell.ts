import type { PushEventsBody } from '@service-readiness/backstage-plugin-readiness-common';
import { type BackendOptions } from '../backend/backendOptions';
import { createClient } from '../backend/createClient';
import { neededBackend } from '../backend/neededBackend';
import { exitCodes } from '../exitCodes';
import { describeSent } from './describeSent';
import { sendEvents } from './sendEvents';

/** Sends events, says how far it got, and what came of them. */
export async function sendAndTell(
  events: PushEventsBody,
  options: Partial<BackendOptions> & { json?: boolean },
): Promise<void> {
  const answer = await sendEvents(
    createClient(neededBackend(options)),
    events,
    (sent, of) => process.stderr.write(`${sent} of ${of} sent\n`),
  );
  const text = options.json
    ? JSON.stringify(answer, undefined, 2)
    : describeSent(answer);
  process.stdout.write(`${text}\n`);
  process.exitCode =
    answer.refused.length > 0 ? exitCodes.refused : exitCodes.done;
}
