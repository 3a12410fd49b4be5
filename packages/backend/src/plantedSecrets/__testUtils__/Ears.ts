import { inspect } from 'node:util';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { secretsIn } from './secrets';

/** Hears what a backend answers, logs and keeps, and tells which secrets were in it. */
export class Ears {
  readonly #found = new Map<string, string>();

  hear(where: string, ...words: unknown[]): void {
    const text = words
      .map(word =>
        typeof word === 'string'
          ? word
          : inspect(word, {
              depth: 10,
              maxStringLength: null,
              maxArrayLength: null,
              breakLength: Infinity,
            }),
      )
      .join(' ');
    for (const { place, around } of secretsIn(text)) {
      this.#found.set(`${place} in ${where}`, around);
    }
  }

  /** Where which secret was heard, each with an example of what stands around it. */
  secrets(): Array<[where: string, around: string]> {
    return [...this.#found];
  }

  /** Hears every level, and says nothing. */
  readonly logger: LoggerService = {
    error: (...words) => this.hear('the log, error', ...words),
    warn: (...words) => this.hear('the log, warn', ...words),
    info: (...words) => this.hear('the log, info', ...words),
    debug: (...words) => this.hear('the log, debug', ...words),
    child: meta => {
      this.hear('the log, child', meta);
      return this.logger;
    },
  };

  /** Hears every answer, headers and all. */
  readonly listeningFetch: typeof fetch = async (...request) => {
    const response = await fetch(...request);
    const { pathname } = new URL(String(request[0]));
    const method = request[1]?.method ?? 'GET';
    const text = await response.clone().text();
    this.hear(`${method} ${pathname}`, withoutQueriesOfLinks(text));
    this.hear(`${method} ${pathname}, headers`, [...response.headers]);
    return response;
  };
}

/**
 * Links lead to where people say that they lead, with what they ask for there: the catalog shows them so. A password
 * is not a part of that.
 */
function withoutQueriesOfLinks(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), (key, value) =>
      key === 'links' && Array.isArray(value)
        ? value.map(link => ({ ...link, url: link.url?.split('?')[0] }))
        : value,
    );
  } catch {
    // No JSON: it has no links.
    return text;
  }
}
