import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import MuiTab from '@material-ui/core/Tab';
import Tabs from '@material-ui/core/Tabs';
import { Fragment, type ReactNode } from 'react';
import { Notice } from '../states/Notice';

const useStyles = makeStyles(
  theme => ({ tabs: { marginBottom: theme.spacing(2) } }),
  { name: 'ReadinessLinkTabs' },
);

export interface LinkTab {
  /** Below the root; the first tab has none. */
  path: string;
  title: string;
  content: ReactNode;
}

/** Tabs with an address each, so that "Back" and a link lead to the same. */
export function LinkTabs(props: {
  /** Unique on the page. */
  id: string;
  label: string;
  /** The address that their paths are below. */
  root: string;
  /** The path that is open. */
  path: string;
  tabs: readonly LinkTab[];
}) {
  const { id, label, root, tabs } = props;
  const classes = useStyles();
  const path = props.path.replace(/\/+$/, '');
  const selected = tabs.find(tab => tab.path === path);
  const hrefOf = (tab: LinkTab) => (tab.path ? `${root}/${tab.path}` : root);
  const idOf = (tab: LinkTab) => `${id}-tab-${tab.path}`;
  return (
    <>
      <Tabs
        className={classes.tabs}
        value={selected?.path ?? false}
        indicatorColor="primary"
        variant="scrollable"
        scrollButtons="auto"
        aria-label={label}
      >
        {tabs.map(tab => (
          <MuiTab
            key={tab.path}
            value={tab.path}
            label={tab.title}
            id={idOf(tab)}
            component={Link}
            to={hrefOf(tab)}
          />
        ))}
      </Tabs>
      {selected ? (
        <div role="tabpanel" aria-labelledby={idOf(selected)}>
          {selected.content}
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
    </>
  );
}
