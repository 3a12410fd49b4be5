import { createHash } from 'node:crypto';
import type {
  CacheService,
  UrlReaderService,
} from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import type { JsonObject } from '@backstage/types';
import {
  inWords,
  readBounded,
  SourceQueue,
  withinTime,
  type CollectionContext,
} from '@service-readiness/backstage-plugin-readiness-node';
import { tooLarge } from './tooLarge';

/** How long one file may take. */
const seconds = 30;
/** Files under way from one host. */
const concurrency = 4;
/** How long what an unchanged file says is kept: losing it costs a download. */
const cacheTtl = { days: 7 };

interface Kept<T extends JsonObject> extends JsonObject {
  etag: string;
  report: T;
}

type ReadingContext = Pick<CollectionContext, 'signal' | 'logger'>;

/** What one round has read, and how each host behaves. */
export interface ReadingRound {
  context: ReadingContext;
  reports: Map<string, Promise<unknown>>;
  hosts: Map<string, SourceQueue>;
}

/**
 * Reads reports through Backstage's URL reader, which decides what may be read and with which credentials. A report is
 * read once a round, however many entities lead to it, and not at all when its ETag says that it has not changed.
 */
export class ReportReader<T extends JsonObject> {
  constructor(
    private readonly options: {
      urlReader: UrlReaderService;
      cache: CacheService;
      maxBytes: number;
      /** Names the shape of what is kept: another after every change of `parse`. */
      shape: string;
      /** What is kept of a report. Throws what is wrong with it, in words. */
      parse: (text: string) => T;
    },
  ) {}

  startRound(context: ReadingContext): ReadingRound {
    return { context, reports: new Map(), hosts: new Map() };
  }

  /** @throws Error that says what cannot be read, and why. */
  async read(address: string, round: ReadingRound): Promise<T> {
    let report = round.reports.get(address) as Promise<T> | undefined;
    if (!report) {
      report = this.#read(address, round);
      round.reports.set(address, report);
    }
    return report;
  }

  async #read(address: string, round: ReadingRound): Promise<T> {
    if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) {
      throw new Error(`'${inWords(address)}' is no web address`);
    }
    const { host, origin, pathname } = new URL(address);
    try {
      return await this.#fetch(address, queueOf(host, round), round);
    } catch (error) {
      const why = isError(error) ? error.message : String(error);
      // Addresses without their queries, in which people leave tokens; clients repeat them whole.
      const readable = why.replace(/https?:\/\/[^\s,]+/g, 'it');
      throw new Error(`${origin}${pathname} ${readable}`);
    }
  }

  async #fetch(
    address: string,
    queue: SourceQueue,
    { context }: ReadingRound,
  ): Promise<T> {
    const { cache, maxBytes, parse, shape, urlReader } = this.options;
    const key = `${shape}:${createHash('sha256')
      .update(address)
      .digest('hex')}`;
    // A cache that is away costs downloads, and nothing else.
    const withoutCache = (error: unknown) =>
      context.logger.warn(`The cache of reports failed: ${error}`);
    const kept = await cache.get<Kept<T>>(key).catch(withoutCache);
    const { signal } = context;
    const answer = await queue.ask(() =>
      withinTime({ signal, seconds }, async inTime => {
        const response = await urlReader.readUrl(address, {
          etag: kept?.etag,
          signal: inTime,
        });
        const text = response.stream
          ? await readBounded(response.stream(), maxBytes, () =>
              tooLarge(maxBytes),
            )
          : (await response.buffer()).toString('utf8');
        return { status: 200, text, etag: response.etag };
      }).catch(answerOf),
    );
    if (answer.status === 304 && kept) return kept.report;
    if (!('text' in answer)) throw answer.error;
    const report = parse(answer.text.replace(/^\uFEFF/, ''));
    if (answer.etag) {
      await cache
        .set(key, { etag: answer.etag, report }, { ttl: cacheTtl })
        .catch(withoutCache);
    }
    return report;
  }
}

function queueOf(host: string, { context, hosts }: ReadingRound): SourceQueue {
  let queue = hosts.get(host);
  if (!queue) {
    queue = new SourceQueue({ concurrency, signal: context.signal });
    hosts.set(host, queue);
  }
  return queue;
}

const inAnswer = (status: number) =>
  [401, 403].includes(status)
    ? `answered ${status}; give the integration for its host credentials that may read it`
    : `answered ${status}`;

/**
 * What the host said, where the URL reader throws it: not changed, not there, or a status, which the message of every
 * reader of Backstage has after the address. What is none of it is thrown again: the host did not answer.
 */
function answerOf(error: unknown): { status: number; error: Error } {
  if (!isError(error)) throw error;
  switch (error.name) {
    case 'NotModifiedError':
      return { status: 304, error };
    case 'NotFoundError':
      return { status: 404, error: new Error('is not there (404)') };
    case 'NotAllowedError':
      return {
        status: 403,
        error: new Error(
          'may not be read; add its host to backend.reading.allow, or configure an integration for it',
        ),
      };
    // It was there, and is of no use.
    case 'InputError':
      return { status: 200, error };
    default: {
      const status = Number(/, ([45]\d\d)\b/.exec(error.message)?.[1]);
      if (status) return { status, error: new Error(inAnswer(status)) };
      throw error;
    }
  }
}
