import Button from '@material-ui/core/Button';
import Paper from '@material-ui/core/Paper';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import ExpandLessIcon from '@material-ui/icons/ExpandLess';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import type {
  ServiceList,
  ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useCallback, useRef, useState } from 'react';
import { FilterChips } from './FilterChips';
import { FilterFields } from './FilterFields';
import type { AddressChanges, RefusedFilter } from './refusedFilters';
import { RefusedFilters } from './RefusedFilters';
import { SearchField } from './SearchField';
import { countFilters } from './serviceQuery';
import { useScorecardChoices } from './useScorecardChoices';

const useStyles = makeStyles(
  theme => ({
    root: {
      padding: theme.spacing(1.5),
      marginBottom: theme.spacing(2),
      outline: 'none',
    },
    fields: {
      display: 'grid',
      // As wide as the window at least, so that a narrow one is not widened.
      gridTemplateColumns: 'repeat(auto-fill, minmax(min(180px, 100%), 1fr))',
      gap: theme.spacing(1.5),
      alignItems: 'start',
      // A scorecard's title is the longest of the values, and there is always one.
      [theme.breakpoints.up('md')]: {
        '& > :nth-child(2)': { gridColumn: 'span 2' },
      },
    },

    fold: { justifySelf: 'start', textTransform: 'none' },
    chips: { marginTop: theme.spacing(1), '&:empty': { display: 'none' } },
  }),
  { name: 'ReadinessServiceFilters' },
);

/** Everything by which the list can be narrowed; folded away where the window is narrow. */
export function ServiceFilters(props: {
  query: ServiceQuery;
  list?: ServiceList;
  /** What the backend does not take of the query. */
  refused: RefusedFilter[];
  onChange(
    changes: ServiceQuery | AddressChanges,
    options?: { replace?: boolean },
  ): void;
}) {
  const { query, list, refused, onChange } = props;
  const classes = useStyles();
  const narrow = useMediaQuery(useTheme().breakpoints.down('xs'), {
    noSsr: true,
  });
  const [open, setOpen] = useState(false);
  const scorecards = useScorecardChoices({
    // A check in the address is named by its id; its title is in the scorecard.
    wanted: query.check !== undefined || query.heldBackBy !== undefined,
  });
  const search = useCallback(
    (text: string | undefined) => onChange({ search: text }, { replace: true }),
    [onChange],
  );
  const titleOf = (checkId: string) =>
    scorecards.items
      ?.flatMap(({ checks }) => checks)
      .find(({ id }) => id === checkId)?.title ?? checkId;
  const region = useRef<HTMLDivElement>(null);
  /** The button that took a filter away goes with it; the focus stays near. */
  const takeAway = (changes: ServiceQuery | AddressChanges) => {
    onChange(changes);
    region.current?.focus();
  };
  const inForce = countFilters(query);
  return (
    <Paper
      variant="outlined"
      className={classes.root}
      ref={region}
      tabIndex={-1}
      role="search"
      aria-label="Filter services"
    >
      <div className={classes.fields}>
        <SearchField value={query.search} onChange={search} />
        {narrow && (
          <Button
            size="small"
            className={classes.fold}
            aria-expanded={open}
            endIcon={open ? <ExpandLessIcon /> : <ExpandMoreIcon />}
            onClick={() => setOpen(!open)}
          >
            Filters{inForce > 0 && ` (${inForce} in force)`}
          </Button>
        )}
        {(open || !narrow) && (
          <FilterFields
            query={query}
            list={list}
            scorecards={scorecards}
            onChange={onChange}
          />
        )}
      </div>
      <div className={classes.chips}>
        <FilterChips query={query} titleOf={titleOf} onChange={takeAway} />
      </div>
      {refused.length > 0 && (
        <RefusedFilters refused={refused} onChange={takeAway} />
      )}
    </Paper>
  );
}
