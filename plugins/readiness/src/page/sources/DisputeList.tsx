import { useApi } from '@backstage/core-plugin-api';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DisputeView } from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { DisputeActions } from '../../acts/DisputeActions';
import { readinessApiRef } from '../../api';
import { formatDay } from '../../format/formatDay';
import { useAddressFilters } from '../../hooks/useAddressFilters';
import { usePages } from '../../hooks/usePages';
import { DataTable } from '../../visual/DataTable';
import { RefLink } from '../../visual/RefLink';
import { Said } from '../../visual/Said';
import { VisuallyHidden } from '../../visual/VisuallyHidden';
import { CheckLink } from '../acts/CheckLink';
import { ChoiceFilter } from '../acts/ChoiceFilter';
import { FilterBar } from '../acts/FilterBar';
import { ListState } from '../acts/ListState';
import { ServiceLink } from '../acts/ServiceLink';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(4) },
    text: { minWidth: 220 },
    acts: {
      textAlign: 'right',
      // Verbs beside each other, except where the row is a block.
      [theme.breakpoints.up('sm')]: { whiteSpace: 'nowrap' },
    },
  }),
  { name: 'ReadinessDisputeList' },
);

const choices = [
  ['open', 'Open'],
  ['accepted', 'Answered: it was wrong'],
  ['rejected', 'Answered: it is right'],
  ['withdrawn', 'Taken back'],
] as const;

function DisputeRow(props: {
  dispute: DisputeView;
  onDone(): void;
  onConflict(): void;
}) {
  const { dispute, onDone, onConflict } = props;
  const { entityRef, checkId, answer, answerer, may } = dispute;
  const classes = useStyles();
  return (
    <TableRow hover>
      <TableCell data-title="Source">
        {dispute.collectorTitle ?? dispute.collectorId ?? 'no source'}
      </TableCell>
      <TableCell component="th" role="rowheader" scope="row">
        <code>{dispute.factName}</code>
        <Typography variant="caption" component="div">
          <CheckLink {...{ entityRef, checkId }} title={dispute.checkTitle} />
        </Typography>
      </TableCell>
      <TableCell data-title="Service">
        <ServiceLink entityRef={entityRef} title={dispute.entityTitle} />
      </TableCell>
      <TableCell className={classes.text} data-title="What is wrong" data-wide>
        <Said>{dispute.comment}</Said>
        <Typography variant="caption" component="div">
          <RefLink entityRef={dispute.by} /> on {formatDay(dispute.at)}
        </Typography>
      </TableCell>
      <TableCell data-title="Answer" data-wide>
        {answer ? (
          <>
            <Said>{answer.comment}</Said>
            <Typography variant="caption" component="div">
              <RefLink entityRef={answer.by} /> on {formatDay(answer.at)}
            </Typography>
          </>
        ) : (
          <>
            asked of{' '}
            {answerer ? <RefLink entityRef={answerer} /> : 'nobody: no owner'}
          </>
        )}
      </TableCell>
      <TableCell className={classes.acts} data-wide>
        {(may.answer || may.withdraw) && (
          <DisputeActions {...{ dispute, onDone, onConflict }} />
        )}
      </TableCell>
    </TableRow>
  );
}

/** Facts that somebody says are wrong, those of one source beside each other, with the way to answer. */
export function DisputeList() {
  const classes = useStyles();
  const api = useApi(readinessApiRef);
  const [filters, change] = useAddressFilters(['disputes', 'collector']);
  const [said, setSaid] = useState('');
  const state = choices.find(([value]) => value === filters.disputes)?.[0];
  const query = { state, collector: filters.collector };
  const list = usePages(JSON.stringify(query), (cursor, signal) =>
    api.listDisputes({ query: { ...query, cursor } }, { signal }),
  );
  const bySource = [...(list.items ?? [])].sort((a, b) =>
    (a.collectorTitle ?? '').localeCompare(b.collectorTitle ?? ''),
  );
  return (
    <section className={classes.root} aria-label="Disputed facts">
      <Typography variant="h6" component="h2">
        Disputed facts
      </Typography>
      <FilterBar label="Filter disputes">
        <ChoiceFilter
          label="Disputes"
          value={filters.disputes}
          choices={choices}
          onChange={value => change({ disputes: value })}
        />
      </FilterBar>
      <div role="status">{said}</div>
      <ListState
        what="the disputed facts"
        list={list}
        empty={{
          title: 'No fact is disputed',
          next: 'Whoever sees a fact that is wrong says so on the check that reads it.',
        }}
      >
        <DataTable label="Disputed facts" minWidth={860}>
          <TableHead>
            <TableRow>
              <TableCell scope="col">Source</TableCell>
              <TableCell scope="col">Fact</TableCell>
              <TableCell scope="col">Service</TableCell>
              <TableCell scope="col">What is wrong</TableCell>
              <TableCell scope="col">Answer</TableCell>
              <TableCell scope="col">
                <VisuallyHidden>What you can do</VisuallyHidden>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {bySource.map(dispute => (
              <DisputeRow
                key={dispute.id}
                dispute={dispute}
                onDone={() => {
                  setSaid(`Answered: ${dispute.factName}.`);
                  list.again();
                }}
                onConflict={list.again}
              />
            ))}
          </TableBody>
        </DataTable>
      </ListState>
    </section>
  );
}
