import TextField from '@material-ui/core/TextField';
import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import { outcomeWords, type OutcomeName } from '../../format/words';
import { LazyChoice } from './LazyChoice';
import type { useScorecardChoices } from './useScorecardChoices';

/** Services by the outcome of one check. */
export function CheckFilter(props: {
  query: ServiceQuery;
  scorecardId?: string;
  scorecards: ReturnType<typeof useScorecardChoices>;
  onChange(changes: ServiceQuery): void;
}) {
  const { query, scorecardId, scorecards, onChange } = props;
  const checks = scorecards.items
    ?.find(({ id }) => id === scorecardId)
    ?.checks.map(({ id, title }) => ({ value: id, label: title }));
  const chosen = query.check
    ? checks?.find(({ value }) => value === query.check) ?? {
        value: query.check,
        label: query.check,
      }
    : null;
  return (
    <>
      <LazyChoice
        label="Check"
        value={chosen}
        options={checks}
        loading={scorecards.loading}
        onOpen={scorecards.want}
        onChange={check =>
          onChange({
            check,
            outcome: check ? query.outcome ?? 'fail' : undefined,
          })
        }
      />
      {query.check && (
        <TextField
          select
          size="small"
          variant="outlined"
          id="readiness-outcome"
          label="Outcome"
          SelectProps={{ native: true }}
          InputLabelProps={{ shrink: true }}
          value={query.outcome ?? ''}
          onChange={event =>
            onChange({
              outcome: (event.target.value || undefined) as
                | OutcomeName
                | undefined,
            })
          }
        >
          <option value="">any</option>
          {Object.entries(outcomeWords).map(([outcome, { word }]) => (
            <option key={outcome} value={outcome}>
              {word}
            </option>
          ))}
        </TextField>
      )}
    </>
  );
}
