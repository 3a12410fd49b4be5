import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type {
  AttestationView,
  AttestResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { readinessApiRef } from '../../api';
import { formatCount } from '../../format/formatCount';
import { useAddressFilters } from '../../hooks/useAddressFilters';
import { usePages } from '../../hooks/usePages';
import { Notice } from '../../states/Notice';
import { DataTable } from '../../visual/DataTable';
import { fullRef } from '../../visual/fullRef';
import { VisuallyHidden } from '../../visual/VisuallyHidden';
import { ChoiceFilter } from '../acts/ChoiceFilter';
import { FilterBar } from '../acts/FilterBar';
import { ListState } from '../acts/ListState';
import { OwnerFilter } from '../acts/OwnerFilter';
import { TypedFilter } from '../acts/TypedFilter';
import { useOwners } from '../acts/useOwners';
import { ExampleNotice } from '../../visual/ExampleNotice';
import { AttestAgain } from './AttestAgain';
import { AttestationRow } from './AttestationRow';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(1),
      margin: theme.spacing(1, 0),
    },
    button: { textTransform: 'none' },
  }),
  { name: 'ReadinessAttestationsTab' },
);

/** As many as the backend takes at once. */
const most = 100;
const names = ['state', 'owner', 'entity', 'check'] as const;
const choices = [
  ['standing', 'Standing'],
  ['lapsed', 'Lapsed'],
  ['withdrawn', 'Taken back'],
  ['replaced', 'Replaced by a newer one'],
] as const;

/** What was done of a request, and every part of it that was refused, by name. */
function Outcome(props: { result: AttestResult; asked: AttestationView[] }) {
  const { accepted, refused } = props.result;
  const done = `${formatCount(accepted.length)} attested`;
  if (refused.length === 0) return <div role="status">{done}.</div>;
  return (
    <Notice
      title={`${done}, ${formatCount(refused.length)} refused`}
      role="alert"
    >
      <ul>
        {refused.map(({ index, entityRef, checkId, error }) => (
          <li key={index}>
            {props.asked[index]?.checkTitle ?? checkId} of{' '}
            {props.asked[index]?.entityTitle ?? entityRef}: {error.message}
          </li>
        ))}
      </ul>
      What was refused is still selected.
    </Notice>
  );
}

/** Whose word stands for what, what runs out first first; several can be attested again at once. */
export function AttestationsTab() {
  const classes = useStyles();
  const api = useApi(readinessApiRef);
  const owners = useOwners();
  const [filters, change] = useAddressFilters(names);
  const [selected, setSelected] = useState<AttestationView[]>([]);
  const [attesting, setAttesting] = useState(false);
  const [last, setLast] = useState<{
    said?: string;
    result?: AttestResult;
    asked: AttestationView[];
  }>();
  const state = choices.find(([value]) => value === filters.state)?.[0];
  const query = {
    ...{ state, owner: filters.owner, check: filters.check },
    entity:
      filters.entity &&
      (fullRef(filters.entity, 'component') ?? filters.entity),
  };
  const list = usePages(JSON.stringify(query), (cursor, signal) =>
    api.listAttestations({ query: { ...query, cursor } }, { signal }),
  );
  const same = (a: AttestationView) => (b: AttestationView) =>
    a.entityRef === b.entityRef && a.checkId === b.checkId;
  const narrow = (changes: Parameters<typeof change>[0]) => {
    setSelected([]);
    change(changes);
  };
  const onAttested = (result: AttestResult) => {
    const refused = result.refused.flatMap(
      ({ index }) => selected[index] ?? [],
    );
    setLast({ result, asked: selected });
    setSelected(refused);
    setAttesting(false);
    list.again();
  };
  return (
    <>
      <ExampleNotice example={owners.example} />
      <FilterBar label="Filter attestations">
        <ChoiceFilter
          label="State"
          value={filters.state}
          choices={choices}
          onChange={value => narrow({ state: value })}
        />
        <OwnerFilter
          choices={owners}
          value={filters.owner}
          onChange={value => narrow({ owner: value })}
        />
        <TypedFilter
          label="Service"
          value={filters.entity}
          onChange={value => narrow({ entity: value })}
        />
        <TypedFilter
          label="Check (its id)"
          value={filters.check}
          onChange={value => narrow({ check: value })}
        />
      </FilterBar>
      {last?.result && <Outcome result={last.result} asked={last.asked} />}
      {last?.said && <div role="status">{last.said}</div>}
      <ListState
        what="the attestations"
        list={list}
        empty={{
          title: 'There is no attestation',
          next: 'Where no source answers, whoever owns a service attests the check on the service’s tab.',
        }}
      >
        <div className={classes.bar}>
          <Button
            size="small"
            variant={selected.length > 0 ? 'contained' : 'outlined'}
            color={selected.length > 0 ? 'primary' : 'default'}
            className={classes.button}
            aria-disabled={selected.length === 0}
            onClick={() => selected.length > 0 && setAttesting(true)}
          >
            Attest again…
          </Button>
          <span role="status">
            {selected.length === 0
              ? 'Select what you have looked at again.'
              : `${formatCount(selected.length)} selected`}
            {selected.length === most && ', as many as can be at once'}
          </span>
        </div>
        <DataTable label="Attestations" minWidth={860} loading={list.loading}>
          <TableHead>
            <TableRow>
              <TableCell scope="col">
                <VisuallyHidden>Select</VisuallyHidden>
              </TableCell>
              <TableCell scope="col">Service</TableCell>
              <TableCell scope="col">Check</TableCell>
              <TableCell scope="col">What was said</TableCell>
              <TableCell scope="col">State</TableCell>
              <TableCell scope="col">
                <VisuallyHidden>What you can do</VisuallyHidden>
              </TableCell>
            </TableRow>
          </TableHead>
          <TableBody>
            {list.items?.map(attestation => (
              <AttestationRow
                key={attestation.id}
                attestation={attestation}
                selected={selected.some(same(attestation))}
                onSelect={chosen =>
                  setSelected(before => {
                    const others = before.filter(
                      other => !same(attestation)(other),
                    );
                    return chosen && others.length < most
                      ? [...others, attestation]
                      : others;
                  })
                }
                onDone={said => {
                  setLast({ said, asked: [] });
                  list.again();
                }}
                onConflict={list.again}
              />
            ))}
          </TableBody>
        </DataTable>
      </ListState>
      {attesting && (
        <AttestAgain
          attestations={selected}
          onDone={onAttested}
          onClose={() => setAttesting(false)}
        />
      )}
    </>
  );
}
