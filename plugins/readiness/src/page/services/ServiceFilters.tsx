import { EntityDisplayName } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import Paper from '@material-ui/core/Paper';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ServiceList,
  ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useCallback } from 'react';
import { CheckFilter } from './CheckFilter';
import { FacetFilter, type FacetOption } from './FacetFilter';
import { LazyChoice } from './LazyChoice';
import { SearchField } from './SearchField';
import { filterNames, isFiltered } from './serviceQuery';
import { useScorecardChoices } from './useScorecardChoices';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
      gap: theme.spacing(1.5),
      alignItems: 'start',
      padding: theme.spacing(1.5),
      marginBottom: theme.spacing(2),
    },
  }),
  { name: 'ReadinessServiceFilters' },
);

type Facets = ServiceList['facets'];

/** A facet's options, with the one for what is not set, whether or not the answer counts it. */
function withNone(options: FacetOption[], label: string): FacetOption[] {
  const rest = options.filter(option => option.value !== 'none');
  const counted = options.find(option => option.value === 'none');
  return [...rest, { value: 'none', label, count: counted?.count }];
}

function facetOptions(facets: Facets | undefined) {
  const { level = [], owner = [], system = [] } = facets ?? {};
  const { lifecycle = [], tier = [] } = facets ?? {};
  return {
    level: withNone(
      level.map(({ value, name, count }) => ({
        value: String(value),
        label: `${value} ${name}`,
        count,
      })),
      'not evaluated',
    ),
    owner: withNone(
      owner.map(({ value, title, count }) => ({ value, label: title, count })),
      'no owner',
    ),
    system: system.map(({ value, title, count }) => ({
      value,
      label: title,
      count,
    })),
    lifecycle: lifecycle.map(({ value, count }) => ({
      value,
      label: value,
      count,
    })),
    tier: tier.map(({ value, count }) => ({
      value: String(value),
      label: `Tier ${value}`,
      count,
    })),
  };
}

const facetLabels = {
  level: 'Level',
  owner: 'Owner',
  system: 'System',
  tier: 'Tier',
  lifecycle: 'Lifecycle',
} as const;

/** Everything by which the list can be narrowed. */
export function ServiceFilters(props: {
  query: ServiceQuery;
  list?: ServiceList;
  onChange(changes: ServiceQuery, options?: { replace?: boolean }): void;
}) {
  const { query, list, onChange } = props;
  const classes = useStyles();
  const scorecards = useScorecardChoices();
  const options = facetOptions(list?.facets);
  const chosen = query.scorecard ?? list?.scorecard?.id;
  const search = useCallback(
    (text: string | undefined) => onChange({ search: text }, { replace: true }),
    [onChange],
  );
  const clearFilters = () =>
    onChange(Object.fromEntries(filterNames.map(name => [name, undefined])));
  return (
    <Paper
      variant="outlined"
      className={classes.root}
      role="search"
      aria-label="Filter services"
    >
      <SearchField value={query.search} onChange={search} />
      <LazyChoice
        label="Scorecard"
        value={
          chosen
            ? {
                value: chosen,
                label:
                  list?.scorecard?.id === chosen
                    ? list.scorecard.title
                    : chosen,
              }
            : null
        }
        options={scorecards.items?.map(({ id, title }) => ({
          value: id,
          label: title,
        }))}
        loading={scorecards.loading}
        onOpen={scorecards.want}
        onChange={scorecard =>
          onChange({
            scorecard,
            level: undefined,
            check: undefined,
            outcome: undefined,
          })
        }
      />
      {(Object.keys(facetLabels) as (keyof typeof facetLabels)[]).map(name => (
        <FacetFilter
          key={name}
          label={facetLabels[name]}
          options={options[name]}
          value={query[name]}
          onChange={value => onChange({ [name]: value })}
        />
      ))}
      <CheckFilter
        query={query}
        scorecardId={chosen}
        scorecards={scorecards}
        onChange={onChange}
      />
      <FormControlLabel
        control={
          <Checkbox
            color="primary"
            checked={query.unverified === 'true'}
            onChange={(_, checked) =>
              onChange({ unverified: checked ? 'true' : undefined })
            }
          />
        }
        label="Only unverified"
      />
      {query.group && (
        <Button
          variant="outlined"
          onClick={() => onChange({ group: undefined })}
        >
          ✕ Below{' '}
          <EntityDisplayName entityRef={query.group} defaultKind="group" />
        </Button>
      )}
      {isFiltered(query) && (
        <Button variant="text" onClick={clearFilters}>
          Clear all filters
        </Button>
      )}
    </Paper>
  );
}
