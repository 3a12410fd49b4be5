import { useState } from 'react';
import { waiverStateWords } from '../../format/words';
import { useAddressFilters } from '../../hooks/useAddressFilters';
import { ChoiceFilter } from '../acts/ChoiceFilter';
import { FilterBar } from '../acts/FilterBar';
import { OwnerFilter } from '../acts/OwnerFilter';
import { TypedFilter } from '../acts/TypedFilter';
import { useOwners } from '../acts/useOwners';
import { ExampleNotice } from '../../visual/ExampleNotice';
import { fullRef } from '../../visual/fullRef';
import { WaiverSection } from './WaiverSection';

const ended = ['lapsed', 'refused', 'withdrawn', 'revoked', 'removed'] as const;
const choices = [
  ['open', 'Waiting and in force'],
  ['requested', 'Waiting for a decision'],
  ['inForce', 'In force'],
  ...ended.map(state => [state, `Ended: ${waiverStateWords[state]}`] as const),
] as const;

const names = ['state', 'owner', 'entity', 'check'] as const;

/** Every waiver that the reader may see: what waits for a decision first, then what runs out. */
export function WaiversTab() {
  const owners = useOwners();
  const [filters, change] = useAddressFilters(names);
  const [said, setSaid] = useState({ words: '', count: 0 });
  const { state, owner, check } = filters;
  const entity =
    filters.entity && (fullRef(filters.entity, 'component') ?? filters.entity);
  const shown = choices.find(([value]) => value === state)?.[0] ?? 'open';
  const subject = { owner, entity, check };
  const section = {
    done: said.count,
    onDone: (words: string) =>
      setSaid(last => ({ words, count: last.count + 1 })),
  };
  const endedState = ended.find(value => value === shown);
  return (
    <>
      <ExampleNotice example={owners.example} />
      <FilterBar label="Filter waivers">
        <ChoiceFilter
          label="State"
          value={state}
          choices={choices}
          onChange={value => change({ state: value })}
        />
        <OwnerFilter
          choices={owners}
          value={owner}
          onChange={value => change({ owner: value })}
        />
        <TypedFilter
          label="Service"
          value={filters.entity}
          onChange={value => change({ entity: value })}
        />
        <TypedFilter
          label="Check (its id)"
          value={check}
          onChange={value => change({ check: value })}
        />
      </FilterBar>
      <div role="status" aria-live="polite">
        {said.words}
      </div>
      {(shown === 'open' || shown === 'requested') && (
        <WaiverSection
          {...section}
          title="Waiting for a decision"
          query={{ ...subject, state: 'requested' }}
          empty={{ title: 'Nothing waits for a decision' }}
        />
      )}
      {(shown === 'open' || shown === 'inForce') && (
        <WaiverSection
          {...section}
          title="In force"
          query={{ ...subject, state: 'inForce' }}
          empty={{
            title: 'No waiver is in force',
            next: 'Whoever owns a service asks for one on the check that it cannot meet now.',
          }}
        />
      )}
      {endedState && (
        <WaiverSection
          {...section}
          key={endedState}
          title={`Ended: ${waiverStateWords[endedState]}`}
          query={{ ...subject, state: endedState }}
          empty={{ title: 'There is none' }}
        />
      )}
    </>
  );
}
