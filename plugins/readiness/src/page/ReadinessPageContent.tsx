import { Content, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import MuiTab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { Fragment } from 'react';
import { useParams } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { Notice } from '../states/Notice';
import { FocusRing } from '../visual/FocusRing';
import { ActivityTab } from './activity/ActivityTab';
import { AttestationsTab } from './attestations/AttestationsTab';
import { ScorecardsTab } from './scorecards/ScorecardsTab';
import { ServicesTab } from './services/ServicesTab';
import { SourcesTab } from './sources/SourcesTab';
import { WaiversTab } from './waivers/WaiversTab';

const useStyles = makeStyles(
  theme => ({
    tabs: { marginBottom: theme.spacing(2) },
  }),
  { name: 'ReadinessPageContent' },
);

const tabs = [
  { path: '', title: 'Services' },
  { path: 'scorecards', title: 'Scorecards' },
  { path: 'waivers', title: 'Waivers' },
  { path: 'attestations', title: 'Attestations' },
  { path: 'sources', title: 'Sources' },
  { path: 'activity', title: 'Activity' },
] as const;
type Tab = (typeof tabs)[number];

/** The page below its header: services, what people did about them, and sources, each with an address of its own. */
export function ReadinessPageContent() {
  const classes = useStyles();
  const root = useRouteRef(rootRouteRef)();
  const path = (useParams()['*'] ?? '').replace(/\/+$/, '');
  const selected = tabs.find(tab => tab.path === path);
  const hrefOf = (tab: Tab) => (tab.path ? `${root}/${tab.path}` : root);
  return (
    <Content>
      <FocusRing>
        <Tabs
          className={classes.tabs}
          value={selected?.path ?? false}
          indicatorColor="primary"
          variant="scrollable"
          scrollButtons="auto"
          aria-label="Readiness"
        >
          {tabs.map(tab => (
            <MuiTab
              key={tab.path}
              value={tab.path}
              label={tab.title}
              id={`readiness-tab-${tab.path}`}
              component={Link}
              to={hrefOf(tab)}
            />
          ))}
        </Tabs>
        {selected ? (
          <div
            role="tabpanel"
            aria-labelledby={`readiness-tab-${selected.path}`}
          >
            {selected.path === '' && <ServicesTab />}
            {selected.path === 'scorecards' && <ScorecardsTab />}
            {selected.path === 'waivers' && <WaiversTab />}
            {selected.path === 'attestations' && <AttestationsTab />}
            {selected.path === 'sources' && <SourcesTab />}
            {selected.path === 'activity' && <ActivityTab />}
          </div>
        ) : (
          <Notice title={`There is no page “${path}” here`} role="alert">
            What there is:{' '}
            {tabs.map((tab, index) => (
              <Fragment key={tab.path}>
                {index > 0 && ', '}
                <Link to={hrefOf(tab)} underline="always">
                  {tab.title}
                </Link>
              </Fragment>
            ))}
            .
          </Notice>
        )}
      </FocusRing>
    </Content>
  );
}
