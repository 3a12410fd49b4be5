import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import { SafeLink } from '../visual/SafeLink';

const typeWords: Record<ServiceCard['links'][number]['type'], string> = {
  runbook: 'Runbook',
  dashboard: 'Dashboard',
  logs: 'Logs',
  traces: 'Traces',
  alerts: 'Alerts',
};

/** Where to look when it burns. */
export function ServiceLinks({ links }: { links: ServiceCard['links'] }) {
  if (links.length === 0) return <>none in the catalog</>;
  return (
    <>
      {links.map((link, index) => (
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
