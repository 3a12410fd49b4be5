import { Content } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { useParams } from 'react-router-dom';
import { ScopeDelivery } from '../delivery/ScopeDelivery';
import { rootRouteRef } from '../routes';
import { FocusRing } from '../visual/FocusRing';
import { LinkTabs, type LinkTab } from '../visual/LinkTabs';
import { ActivityTab } from './activity/ActivityTab';
import { AttestationsTab } from './attestations/AttestationsTab';
import { ScorecardsTab } from './scorecards/ScorecardsTab';
import { ServicesTab } from './services/ServicesTab';
import { SourcesTab } from './sources/SourcesTab';
import { WaiversTab } from './waivers/WaiversTab';

const tabs: LinkTab[] = [
  { path: '', title: 'Services', content: <ServicesTab /> },
  { path: 'scorecards', title: 'Scorecards', content: <ScorecardsTab /> },
  {
    path: 'delivery',
    title: 'Delivery',
    content: <ScopeDelivery what="the company" />,
  },
  { path: 'waivers', title: 'Waivers', content: <WaiversTab /> },
  { path: 'attestations', title: 'Attestations', content: <AttestationsTab /> },
  { path: 'sources', title: 'Sources', content: <SourcesTab /> },
  { path: 'activity', title: 'Activity', content: <ActivityTab /> },
];

/** The page below its header: services, what people did about them, and sources, each with an address of its own. */
export function ReadinessPageContent() {
  const root = useRouteRef(rootRouteRef)();
  return (
    <Content>
      <FocusRing>
        <LinkTabs
          id="readiness"
          label="Readiness"
          root={root}
          path={useParams()['*'] ?? ''}
          tabs={tabs}
        />
      </FocusRing>
    </Content>
  );
}
