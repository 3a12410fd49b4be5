import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import { SafeLink } from '../visual/SafeLink';

type Links = ServiceCard['links'];
type LinkType = Links[number]['type'];

/** Every type in words, in the order in which one looks when it burns. */
const typeWords: Record<LinkType, string> = {
  runbook: 'Runbook',
  dashboard: 'Dashboard',
  alerts: 'Alerts',
  logs: 'Logs',
  traces: 'Traces',
};
const order = Object.keys(typeWords) as LinkType[];

/** Links out of the catalog, each saying what it leads to. */
export function ServiceLinks({ links }: { links: Links }) {
  if (links.length === 0) return <>none linked in the catalog</>;
  const sorted = [...links].sort(
    (a, b) => order.indexOf(a.type) - order.indexOf(b.type),
  );
  return (
    <>
      {sorted.map((link, index) => (
        <span key={`${link.type} ${link.url}`}>
          {index > 0 && ' · '}
          <SafeLink url={link.url}>
            {link.title && link.title !== typeWords[link.type]
              ? `${typeWords[link.type]}: ${link.title}`
              : typeWords[link.type]}
          </SafeLink>
        </span>
      ))}
    </>
  );
}
