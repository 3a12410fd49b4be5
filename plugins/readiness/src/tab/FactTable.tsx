import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { FactView } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReactNode } from 'react';
import { formatFactValue } from '../format/formatFactValue';
import { absenceWords } from '../format/words';
import { Age } from '../visual/Age';
import { hatched } from '../visual/colours';
import { DataTable } from '../visual/DataTable';

const useStyles = makeStyles(
  theme => ({
    value: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
    absent: {
      backgroundImage: hatched(theme),
      backgroundSize: '8px 100%',
      backgroundRepeat: 'no-repeat',
      '&&': { paddingLeft: theme.spacing(2) },
    },
  }),
  { name: 'ReadinessFactTable' },
);

function Value({ fact }: { fact: FactView }) {
  const value =
    fact.value === undefined
      ? undefined
      : formatFactValue(fact.value, fact.unit);
  if (!fact.absence) return <>{value ?? 'no data'}</>;
  return (
    <>
      {fact.absence === 'stale' && value !== undefined
        ? `was ${value}, stale`
        : absenceWords[fact.absence]}
      {fact.because && (
        <Typography variant="caption" component="div">
          {fact.because}
        </Typography>
      )}
    </>
  );
}

/** Facts with their values, sources and ages. What is absent is hatched and says what would end that. */
export function FactTable(props: {
  facts: FactView[];
  label: string;
  /** What else is to be said of a fact, beneath its source. */
  remarks?(fact: FactView): ReactNode;
  /** How its value went, beneath it. */
  course?(fact: FactView): ReactNode;
}) {
  const { facts, label, remarks, course } = props;
  const classes = useStyles();
  return (
    <DataTable label={label} minWidth={480}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">Fact</TableCell>
          <TableCell scope="col">Value</TableCell>
          <TableCell scope="col">Source</TableCell>
          <TableCell scope="col">Age</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {facts.map(fact => (
          <TableRow key={fact.name}>
            <TableCell component="th" role="rowheader" scope="row">
              <code>{fact.name}</code>
              <Typography variant="caption" component="div">
                {fact.description}
              </Typography>
            </TableCell>
            <TableCell
              data-title="Value"
              className={`${classes.value} ${
                fact.absence ? classes.absent : ''
              }`}
            >
              <Value fact={fact} />
              {course?.(fact)}
            </TableCell>
            <TableCell data-title="Source" data-wide={remarks && true}>
              {fact.collectorTitle ?? fact.collectorId ?? 'none'}
              {fact.collectorError && (
                <Typography variant="caption" component="div">
                  Last attempt failed: {fact.collectorError}
                </Typography>
              )}
              {remarks?.(fact)}
            </TableCell>
            <TableCell data-title="Age">
              {fact.observedAt ? (
                <Age at={fact.observedAt} stale={fact.absence === 'stale'} />
              ) : (
                'never'
              )}
            </TableCell>
          </TableRow>
        ))}
      </TableBody>
    </DataTable>
  );
}
