import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  ActivityItem,
  ActivityQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { readinessApiRef } from '../../api';
import { formatInstant } from '../../format/formatInstant';
import { activityWords } from '../../format/words';
import { useAddressFilters } from '../../hooks/useAddressFilters';
import { usePages } from '../../hooks/usePages';
import { Notice } from '../../states/Notice';
import { requestProblem } from '../../states/requestProblem';
import { DataTable } from '../../visual/DataTable';
import { fullRef } from '../../visual/fullRef';
import { RefLink } from '../../visual/RefLink';
import { ChoiceFilter } from '../acts/ChoiceFilter';
import { FilterBar } from '../acts/FilterBar';
import { ListState } from '../acts/ListState';
import { ServiceLink } from '../acts/ServiceLink';
import { TypedFilter } from '../acts/TypedFilter';
import { useOwners } from '../acts/useOwners';
import { ExampleNotice } from '../../visual/ExampleNotice';

const useStyles = makeStyles(
  {
    moment: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' },
    who: { minWidth: 150 },
    text: { minWidth: 240 },
  },
  { name: 'ReadinessActivityTab' },
);

const names = ['by', 'action', 'entity', 'from', 'to'] as const;
type Filters = Partial<Record<(typeof names)[number], string>>;

const actions = Object.keys(activityWords) as ActivityItem['action'][];
const choices = [
  ['any', 'Anything'],
  ...actions.map(action => [action, activityWords[action]] as const),
] as const;

const dayMs = 24 * 3_600_000;

/** The moment at which a day (UTC) begins, or ends; undefined for what is no day. */
function momentOf(day: string | undefined, end = false): string | undefined {
  const start = Date.parse(`${day}T00:00:00Z`);
  if (!day || Number.isNaN(start)) return undefined;
  return new Date(start + (end ? dayMs : 0)).toISOString();
}

/** Names are enough where nothing else can be meant. */
function queryOf({ by, action, entity, from, to }: Filters): ActivityQuery {
  return {
    by: by && (fullRef(by, 'user') ?? by),
    entity: entity && (fullRef(entity, 'component') ?? entity),
    action: actions.find(name => name === action),
    from: momentOf(from),
    to: momentOf(to, true),
  };
}

/** Who did what, newest first, to be searched by person, act, service and time. */
export function ActivityTab() {
  const classes = useStyles();
  const api = useApi(readinessApiRef);
  const { example } = useOwners();
  const [filters, change] = useAddressFilters(names);
  const query = queryOf(filters);
  const list = usePages(JSON.stringify(query), (cursor, signal) =>
    api.listActivity({ query: { ...query, cursor } }, { signal }),
  );
  if (list.error && requestProblem(list.error).kind === 'forbidden') {
    return (
      <Notice title="You may not see who did what" role="status">
        Ask those who run this portal for the permission{' '}
        <code>readiness.activity.read</code> if you need it. What was done about
        a service stands on the service.
      </Notice>
    );
  }
  return (
    <>
      <ExampleNotice example={example} />
      <FilterBar label="Search the log">
        <TypedFilter
          label="Who"
          value={filters.by}
          onChange={by => change({ by })}
        />
        <ChoiceFilter
          label="What"
          value={filters.action}
          choices={choices}
          onChange={action => change({ action })}
        />
        <TypedFilter
          label="Service"
          value={filters.entity}
          onChange={entity => change({ entity })}
        />
        <TypedFilter
          label="From"
          type="date"
          value={filters.from}
          onChange={from => change({ from })}
        />
        <TypedFilter
          label="To"
          type="date"
          value={filters.to}
          onChange={to => change({ to })}
        />
      </FilterBar>
      <ListState
        what="who did what"
        list={list}
        empty={{
          title: 'Nothing was done that fits',
          next: 'Attestations, waivers, disputes and refreshes are listed here.',
        }}
      >
        <DataTable label="Activity" minWidth={720} loading={list.loading}>
          <TableHead>
            <TableRow>
              <TableCell scope="col">When</TableCell>
              <TableCell scope="col">Who</TableCell>
              <TableCell scope="col">What</TableCell>
              <TableCell scope="col">Service</TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {list.items?.map(item => (
              <TableRow key={item.id} hover>
                <TableCell className={classes.moment} data-title="When">
                  {formatInstant(item.at)}
                </TableCell>
                <TableCell className={classes.who} data-title="Who">
                  <RefLink entityRef={item.by} defaultKind="user" />
                </TableCell>
                <TableCell className={classes.text} data-title="What" data-wide>
                  {item.text}
                </TableCell>
                <TableCell data-title="Service">
                  <ServiceLink
                    entityRef={item.entityRef}
                    title={item.entityTitle}
                  />
                </TableCell>
              </TableRow>
            ))}
          </TableBody>
        </DataTable>
      </ListState>
    </>
  );
}
