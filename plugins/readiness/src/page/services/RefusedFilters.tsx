import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import { Notice } from '../../states/Notice';
import type { RefusedFilter } from './refusedFilters';
import { filterWords, type FilterName } from './serviceQuery';

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    filter: { margin: theme.spacing(1, 0) },
    mends: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(1),
      marginTop: theme.spacing(0.5),
    },
    mend: { textTransform: 'none' },
  }),
  { name: 'ReadinessRefusedFilters' },
);

/** An outcome means nothing without its check. */
const without = (name: FilterName): ServiceQuery =>
  name === 'check'
    ? { check: undefined, outcome: undefined }
    : { [name]: undefined };

/** Says which filters of the address mean nothing, and takes them away or puts them right. */
export function RefusedFilters(props: {
  refused: RefusedFilter[];
  onChange(changes: ServiceQuery): void;
}) {
  const { refused, onChange } = props;
  const classes = useStyles();
  return (
    <Notice
      title={
        refused.length === 1
          ? 'One filter of this address means nothing'
          : `${refused.length} filters of this address mean nothing`
      }
      role="alert"
    >
      <ul className={classes.list}>
        {refused.map(({ name, problem, instead }, index) => (
          <li key={`${name} ${index}`} className={classes.filter}>
            <strong>{filterWords[name]}</strong>: {problem}
            <div className={classes.mends}>
              {instead !== undefined && (
                <Button
                  size="small"
                  variant="outlined"
                  className={classes.mend}
                  onClick={() => onChange({ [name]: instead })}
                >
                  Use “{instead}”
                </Button>
              )}
              <Button
                size="small"
                variant="outlined"
                className={classes.mend}
                onClick={() => onChange(without(name))}
              >
                Remove {filterWords[name]}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
