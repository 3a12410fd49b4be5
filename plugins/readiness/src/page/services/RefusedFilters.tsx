import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import { Notice } from '../../states/Notice';
import type { AddressChanges, RefusedFilter } from './refusedFilters';
import { filterWords } from './serviceQuery';

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
const without = (name: string): AddressChanges =>
  name === 'check'
    ? { check: undefined, outcome: undefined }
    : { [name]: undefined };

/** A parameter as readers know it; one that does not exist as it is written. */
const wordsOf = (name: string): string =>
  new Map(Object.entries(filterWords)).get(name) ?? `“${name.slice(0, 60)}”`;

/** Says which filters of the address mean nothing, and takes them away or puts them right. */
export function RefusedFilters(props: {
  refused: RefusedFilter[];
  onChange(changes: AddressChanges): void;
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
            <strong>{wordsOf(name)}</strong>: {problem}
            <div className={classes.mends}>
              {instead && (
                <Button
                  size="small"
                  variant="outlined"
                  className={classes.mend}
                  onClick={() => onChange(instead.changes)}
                >
                  Use “{instead.words}”
                </Button>
              )}
              <Button
                size="small"
                variant="outlined"
                className={classes.mend}
                onClick={() => onChange(without(name))}
              >
                Remove {wordsOf(name)}
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </Notice>
  );
}
