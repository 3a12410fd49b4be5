import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  linkTypes,
  wellKnownFact,
  type FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  perRound,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import type { Lookup } from './guardedConnector';
import type { LinkAnswer } from './LinkAnswer';
import { LinkFollower } from './LinkFollower';
import { linksOf, type Link } from './linksOf';
import type { LinksConfig } from './readLinksConfig';

/** Four rounds of six hours, and some: one failed round makes nothing stale. */
const validity = { hours: 30 };

/** Entities with anything to follow, whatever its address. */
const leadSomewhere: Collector['appliesTo'][] = [
  { 'metadata.links': { $contains: { type: { $in: [...linkTypes] } } } },
  { 'metadata.annotations.datadoghq.com/dashboard-url': { $exists: true } },
  { 'metadata.annotations.grafana/overview-dashboard': { $exists: true } },
];

/** Characters of an address in the list of those that lead nowhere. */
const longestAddress = 500;

/**
 * Whether the links of services are reachable. A round costs a request or two for every different address, with so
 * many under way per host: 20,000 services with 20,000 addresses on five hosts that answer in 100 ms take two to
 * four minutes.
 */
export function linksCollector(
  config: LinksConfig,
  options: { lookup?: Lookup } = {},
): Collector {
  const follower = new LinkFollower(config, options.lookup);
  const rounds = perRound(({ signal }) => follower.startRound(signal));
  return defineCollector({
    id: 'links',
    title: 'Links',
    description:
      'Whether runbooks, dashboards, logs, traces and alert rules are reachable',
    facts: [
      ...linkTypes.map(type => `links.${type}Reachable`),
      'links.unreachable',
    ].map(name => wellKnownFact(name, validity)),
    appliesTo: { $any: leadSomewhere },
    schedule: config.schedule,
    async collect(context) {
      const round = rounds(context);
      const about = async (entity: Entity) => {
        const ref = stringifyEntityRef(entity);
        const links = linksOf(entity);
        const answers = await Promise.all(
          links.map(async link => ({
            link,
            answer: await follower.follow(link.address, round),
          })),
        );
        // The time was up: what came of it says nothing about the links.
        if (context.signal.aborted) return;
        const found = factsOf(answers);
        if ('failure' in found) context.report.failure(ref, found.failure);
        else context.report.facts(ref, found.facts);
      };
      await Promise.all(context.entities.map(about));
    },
  });
}

interface Followed {
  link: Link;
  answer: LinkAnswer;
}

/**
 * The facts of one entity. A kind is reachable when one of its links is, and not when all of them are gone; what
 * nobody could tell, or was not asked, is left out. When nothing could be told although something was asked, that is
 * a failure, and the last answers count until they are stale. Pure.
 */
export function factsOf(
  answers: readonly Followed[],
): { facts: Record<string, FactValue> } | { failure: string } {
  const asked = answers.filter(({ answer }) => answer.outcome !== 'notAsked');
  const untold = asked.flatMap(({ link, answer }) =>
    answer.outcome === 'untold' ? [`${inWords(link)} ${answer.because}`] : [],
  );
  if (untold.length > 0 && untold.length === asked.length) {
    return { failure: untold.join('; ') };
  }
  const facts: Record<string, FactValue> = {};
  for (const type of linkTypes) {
    const ofType = answers.filter(({ link }) => link.type === type);
    const all = (outcome: string) =>
      ofType.every(({ answer }) => answer.outcome === outcome);
    if (ofType.some(({ answer }) => answer.outcome === 'there')) {
      facts[`links.${type}Reachable`] = true;
    } else if (ofType.length > 0 && all('gone')) {
      facts[`links.${type}Reachable`] = false;
    }
  }
  const gone = asked.filter(({ answer }) => answer.outcome === 'gone');
  // An empty list says that all is well, which nobody knows while an answer is missing.
  if (gone.length > 0 || (asked.length > 0 && untold.length === 0)) {
    const addresses = gone.map(({ link }) => addressOf(link));
    facts['links.unreachable'] = [...new Set(addresses)].sort();
  }
  return { facts };
}

function inWords(link: Link): string {
  return `${link.type} ${addressOf(link)}`;
}

/** A link in errors and facts: without its query, in which people leave tokens. */
function addressOf({ address }: Link): string {
  const { origin, pathname } = new URL(address);
  const plain = `${origin}${pathname}`;
  return plain.length > longestAddress
    ? `${plain.slice(0, longestAddress)}…`
    : plain;
}
