import { SourceQueue } from '@service-readiness/backstage-plugin-readiness-node';
import pLimit from 'p-limit';
import { Agent } from 'undici';
import { askHost, type HostAnswer } from './askHost';
import { guardedConnector, type Lookup } from './guardedConnector';
import type { LinkAnswer } from './LinkAnswer';
import type { LinksConfig } from './readLinksConfig';
import { whyNoAnswer } from './whyNoAnswer';

const redirects = new Set([301, 302, 303, 307, 308]);
/** A sign-in stands before it: there, as far as whoever is not signed in can tell. */
const signIns = new Set([401, 403, 407]);

/** What one round has learnt: every address is asked once, however many entities lead to it. */
export interface FollowRound {
  signal: AbortSignal;
  answers: Map<string, Promise<LinkAnswer>>;
  hosts: Map<string, SourceQueue>;
}

/**
 * Follows addresses that people wrote into the catalog. They are not trusted: only the configured hosts are asked,
 * at every hop, and no host of the Internet may lead into an internal network.
 */
export class LinkFollower {
  readonly #public: Agent;
  readonly #internal: Agent;
  readonly #limit: pLimit.Limit;

  constructor(
    private readonly config: LinksConfig,
    /** Resolves names; the system's way, if absent. */
    lookup?: Lookup,
  ) {
    const timeoutMs = config.timeoutSeconds * 1000;
    const agent = (allowInternal: boolean) =>
      new Agent({
        connect: guardedConnector({ allowInternal, timeoutMs, lookup }),
      });
    this.#public = agent(false);
    this.#internal = agent(true);
    this.#limit = pLimit(config.concurrency);
  }

  startRound(signal: AbortSignal): FollowRound {
    return { signal, answers: new Map(), hosts: new Map() };
  }

  follow(address: string, round: FollowRound): Promise<LinkAnswer> {
    const url = webAddress(address);
    if (!url || !this.#agentFor(url)) {
      return Promise.resolve({ outcome: 'notAsked' });
    }
    const key = url.href;
    let answer = round.answers.get(key);
    if (!answer) {
      answer = this.#follow(url, round);
      round.answers.set(key, answer);
    }
    return answer;
  }

  /** Never rejects. */
  async #follow(start: URL, round: FollowRound): Promise<LinkAnswer> {
    let url = start;
    try {
      for (let hop = 0; hop <= this.config.maxRedirects; hop += 1) {
        const answer = await this.#ask(url, round);
        if (!redirects.has(answer.status)) return verdict(answer);
        const next = webAddress(answer.location ?? '', url);
        if (!next) return untold('sends us to what is no web address');
        if (this.config.signInHosts.some(host => host.matches(next))) {
          return { outcome: 'there' };
        }
        if (!this.#agentFor(next)) {
          return untold(
            `sends us to ${next.host}, which is none of the hosts that may be asked`,
          );
        }
        url = next;
      }
      return untold(`redirects more than ${this.config.maxRedirects} times`);
    } catch (error) {
      return untold(whyNoAnswer(error, this.config.timeoutSeconds));
    }
  }

  /** HEAD, which costs the host least, and GET where it does not know HEAD or answers it otherwise than a page. */
  async #ask(url: URL, round: FollowRound): Promise<HostAnswer> {
    const head = await this.#request(url, 'HEAD', round);
    const { status } = head;
    const settles = status < 400 || signIns.has(status);
    return settles ? head : this.#request(url, 'GET', round);
  }

  #request(url: URL, method: 'HEAD' | 'GET', round: FollowRound) {
    const dispatcher = this.#agentFor(url);
    if (!dispatcher) throw new Error(`${url.host} may not be asked`);
    const { signal } = round;
    const timeoutMs = this.config.timeoutSeconds * 1000;
    return this.#queueOf(url, round).ask(() =>
      this.#limit(() =>
        askHost(url, { method, dispatcher, timeoutMs, signal }),
      ),
    );
  }

  #queueOf(url: URL, { hosts, signal }: FollowRound): SourceQueue {
    let queue = hosts.get(url.host);
    if (!queue) {
      const concurrency = this.config.concurrencyPerHost;
      queue = new SourceQueue({ concurrency, signal });
      hosts.set(url.host, queue);
    }
    return queue;
  }

  /** The connections that may be used for an address; none when it may not be asked at all. */
  #agentFor(url: URL): Agent | undefined {
    const { hosts, internalHosts } = this.config;
    if (internalHosts.some(host => host.matches(url))) return this.#internal;
    if (hosts.some(host => host.matches(url))) return this.#public;
    return undefined;
  }
}

/** An address that may be a page: http or https, with no credentials in it, without what only a browser reads. */
function webAddress(text: string, base?: URL): URL | undefined {
  if (!URL.canParse(text, base) || (base && text === '')) return undefined;
  const url = new URL(text, base);
  url.hash = '';
  const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
  return isWeb && !url.username && !url.password ? url : undefined;
}

function verdict({ status }: HostAnswer): LinkAnswer {
  if ((status >= 200 && status < 300) || signIns.has(status)) {
    return { outcome: 'there' };
  }
  if (status === 404 || status === 410) return { outcome: 'gone' };
  return untold(`answered ${status}`);
}

function untold(because: string): LinkAnswer {
  return { outcome: 'untold', because };
}
