import Checkbox from '@material-ui/core/Checkbox';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import type {
  ServiceList,
  ServiceQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { CheckFilter } from './CheckFilter';
import { FacetFilter, type FacetOption } from './FacetFilter';
import { LazyChoice } from './LazyChoice';
import type { useScorecardChoices } from './useScorecardChoices';

type Facets = ServiceList['facets'];

/** A facet's options, with the one for what is not set, whether or not the answer counts it. */
function withNone(options: FacetOption[], label: string): FacetOption[] {
  const rest = options.filter(option => option.value !== 'none');
  const counted = options.find(option => option.value === 'none');
  return [...rest, { value: 'none', label, count: counted?.count }];
}

/**
 * Services without a level: what the counts of the levels leave of the total. Unknown while only levels are asked
 * for, as the total then leaves them out.
 */
function notEvaluated(
  list: ServiceList | undefined,
  asked: string | undefined,
): number | undefined {
  if (!list) return undefined;
  const levels = asked?.split(',');
  if (levels && !levels.includes('none')) return undefined;
  const evaluated = list.facets.level
    .filter(({ value }) => !levels || levels.includes(String(value)))
    .reduce((sum, { count }) => sum + count, 0);
  return list.total - evaluated;
}

function facetOptions(facets: Facets | undefined, unevaluated?: number) {
  const { level = [], owner = [], system = [] } = facets ?? {};
  const { lifecycle = [], tier = [] } = facets ?? {};
  return {
    level: [
      ...level.map(({ value, name, count }) => ({
        value: String(value),
        label: `${value} ${name}`,
        count,
      })),
      { value: 'none', label: 'not evaluated', count: unevaluated },
    ],
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

const only = [
  { name: 'unverified', label: 'Only unverified' },
  { name: 'waived', label: 'Only with waivers' },
] as const;

/** One field for everything by which the list can be narrowed. */
export function FilterFields(props: {
  query: ServiceQuery;
  list?: ServiceList;
  scorecards: ReturnType<typeof useScorecardChoices>;
  onChange(changes: ServiceQuery): void;
}) {
  const { query, list, scorecards, onChange } = props;
  const options = facetOptions(list?.facets, notEvaluated(list, query.level));
  const chosen = query.scorecard ?? list?.scorecard?.id;
  const chosenTitle =
    list?.scorecard?.id === chosen ? list?.scorecard?.title : undefined;
  return (
    <>
      <LazyChoice
        label="Scorecard"
        always={query.scorecard === undefined}
        value={chosen ? { value: chosen, label: chosenTitle ?? chosen } : null}
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
            heldBackBy: undefined,
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
      {only.map(({ name, label }) => (
        <FormControlLabel
          key={name}
          control={
            <Checkbox
              color="primary"
              checked={query[name] === 'true'}
              onChange={(_, checked) =>
                onChange({ [name]: checked ? 'true' : undefined })
              }
            />
          }
          label={label}
        />
      ))}
    </>
  );
}
