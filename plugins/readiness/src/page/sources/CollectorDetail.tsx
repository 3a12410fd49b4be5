import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { CollectorView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatDuration } from '../../format/formatDuration';
import { DataTable } from '../../visual/DataTable';
import { RefLink } from '../../visual/RefLink';

const useStyles = makeStyles(
  theme => ({
    failures: { margin: theme.spacing(1, 0), overflowWrap: 'anywhere' },
  }),
  { name: 'ReadinessCollectorDetail' },
);

/** The entities at which a collector failed, and the facts that it reports. */
export function CollectorDetail({ collector }: { collector: CollectorView }) {
  const { title, owner, facts, failures } = collector;
  const classes = useStyles();
  return (
    <>
      {failures.length > 0 && (
        <>
          <Typography variant="subtitle2" component="h3">
            Entities that failed in the last run
          </Typography>
          <ul className={classes.failures}>
            {failures.map(({ entityRef, error }) => (
              <li key={entityRef}>
                <RefLink entityRef={entityRef} />: {error}
              </li>
            ))}
          </ul>
        </>
      )}
      {owner && (
        <Typography variant="body2" component="div">
          <RefLink entityRef={owner} defaultKind="group" /> answers for what it
          reports.
        </Typography>
      )}
      <Typography variant="subtitle2" component="h3">
        Facts that it reports
      </Typography>
      <DataTable label={`Facts of ${title}`} minWidth={560}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">Fact</TableCell>
            <TableCell scope="col">Meaning</TableCell>
            <TableCell scope="col">Type</TableCell>
            <TableCell scope="col">Unit</TableCell>
            <TableCell scope="col">Valid for</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {facts.map(fact => (
            <TableRow key={fact.name}>
              <TableCell component="th" role="rowheader" scope="row">
                <code>{fact.name}</code>
              </TableCell>
              <TableCell data-title="Meaning" data-wide>
                {fact.description}
              </TableCell>
              <TableCell data-title="Type">{fact.type}</TableCell>
              <TableCell data-title="Unit">{fact.unit ?? '–'}</TableCell>
              <TableCell data-title="Valid for">
                {formatDuration(fact.validity)}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </DataTable>
    </>
  );
}
