import { useLocation, useParams } from 'react-router-dom';
import { ServiceDelivery } from '../delivery/ServiceDelivery';
import { FocusRing } from '../visual/FocusRing';
import { LinkTabs, type LinkTab } from '../visual/LinkTabs';
import { ReadinessTab } from './ReadinessTab';

const tabs: LinkTab[] = [
  { path: '', title: 'Readiness', content: <ReadinessTab /> },
  { path: 'delivery', title: 'Delivery', content: <ServiceDelivery /> },
];

/** The address of this tab, wherever the app mounts it: the one that is open, without the part below the tab. */
function useTabRoot(below: string): string {
  const segments = below.split('/').filter(Boolean).length;
  const all = useLocation().pathname.replace(/\/+$/, '').split('/');
  return all.slice(0, all.length - segments).join('/');
}

/** Everything about a service, on a tab of its page. */
export function ServiceTab() {
  const below = useParams()['*'] ?? '';
  return (
    <FocusRing>
      <LinkTabs
        id="readiness-service"
        label="Service"
        root={useTabRoot(below)}
        path={below}
        tabs={tabs}
      />
    </FocusRing>
  );
}
