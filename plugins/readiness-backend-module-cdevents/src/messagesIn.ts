import { MIMEType } from 'node:util';
import { InputError } from '@backstage/errors';
import {
  parseJson,
  type Delivery,
} from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

/** What was sent, with the type that its envelope gives, where there is one. */
export interface Message {
  type?: string;
  event: unknown;
}

/** The attributes of CloudEvents 1.0 (3.1, JSON format 3) that lead to what is inside. */
const envelopeSchema = z.object({
  specversion: z.string(),
  type: z.string(),
  data: z.unknown().optional(),
  data_base64: z.string().optional(),
});

/**
 * The events of a request in any way in which CloudEvents travel over HTTP: structured, as a batch, and binary; and
 * CDEvents without an envelope, one or a list.
 *
 * By hand, because the SDK of CloudEvents is made for other ends: it gives a message without an id or a time one of its
 * own, knows few ways to write a content type, and leaves off a batch at the first mistake.
 *
 * @throws InputError when there is no event to be found
 */
export function messagesIn({
  headers,
  body,
}: Pick<Delivery, 'headers' | 'body'>): Message[] {
  const media = mediaTypeOf(headers['content-type']);
  if (
    media.startsWith('application/cloudevents') &&
    !/^application\/cloudevents(-batch)?(\+json)?$/.test(media)
  ) {
    throw new InputError(`Events are read as JSON, not as ${media}`);
  }
  const written = parseJson(
    body.toString('utf8'),
    'The body is not valid JSON',
  );
  if (!media.startsWith('application/cloudevents') && headers['ce-id']) {
    return [{ type: text(headers['ce-type']), event: written }];
  }
  return (Array.isArray(written) ? written : [written]).map(messageOf);
}

function messageOf(written: unknown): Message {
  const envelope = envelopeSchema.safeParse(written);
  if (!envelope.success) return { event: written };
  const { type, data, data_base64: encoded } = envelope.data;
  if (encoded !== undefined) {
    return { type, event: tried(Buffer.from(encoded, 'base64').toString()) };
  }
  return { type, event: typeof data === 'string' ? tried(data) : data };
}

function mediaTypeOf(header: string | undefined): string {
  try {
    return new MIMEType(header ?? 'application/json').essence;
  } catch {
    throw new InputError('The content type is none');
  }
}

/** Within a batch what is no JSON is named by its place later. */
function tried(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const text = (header: string | string[] | undefined) =>
  Array.isArray(header) ? header[0] : header;
