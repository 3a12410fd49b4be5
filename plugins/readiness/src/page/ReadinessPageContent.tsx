import { Content, Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Tab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { useParams } from 'react-router-dom';
import { rootRouteRef } from '../routes';
import { ScorecardsTab } from './scorecards/ScorecardsTab';
import { ServicesTab } from './services/ServicesTab';
import { SourcesTab } from './sources/SourcesTab';

const useStyles = makeStyles(
  theme => ({
    tabs: { marginBottom: theme.spacing(2) },
  }),
  { name: 'ReadinessPageContent' },
);

const tabs = [
  { path: '', title: 'Services' },
  { path: 'scorecards', title: 'Scorecards' },
  { path: 'sources', title: 'Sources' },
] as const;

/** The page below its header: services, scorecards and sources, each with an address of its own. */
export function ReadinessPageContent() {
  const classes = useStyles();
  const root = useRouteRef(rootRouteRef)();
  const [segment] = (useParams()['*'] ?? '').split('/');
  const selected = tabs.find(tab => tab.path === segment) ?? tabs[0];
  return (
    <Content>
      <Tabs
        className={classes.tabs}
        value={selected.path}
        indicatorColor="primary"
        aria-label="Readiness"
      >
        {tabs.map(({ path, title }) => (
          <Tab
            key={path}
            value={path}
            label={title}
            id={`readiness-tab-${path}`}
            component={Link}
            to={path ? `${root}/${path}` : root}
          />
        ))}
      </Tabs>
      <div role="tabpanel" aria-labelledby={`readiness-tab-${selected.path}`}>
        {selected.path === '' && <ServicesTab />}
        {selected.path === 'scorecards' && <ScorecardsTab />}
        {selected.path === 'sources' && <SourcesTab />}
      </div>
    </Content>
  );
}
