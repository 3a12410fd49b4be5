import TextField from '@material-ui/core/TextField';
import { dayAfter } from '../format/dayAfter';
import { formatDay } from '../format/formatDay';
import { useNow } from '../hooks/useNow';

/** A day until which something holds, with the last that is allowed. */
export function UntilField(props: {
  value: string;
  onChange(value: string): void;
  /** Unknown where several are asked about at once. */
  longestDays?: number;
}) {
  const { value, onChange, longestDays } = props;
  const now = useNow();
  const last =
    longestDays === undefined ? undefined : dayAfter(longestDays, now);
  return (
    <TextField
      id="readiness-until"
      type="date"
      required
      label="Until"
      variant="outlined"
      size="small"
      value={value}
      helperText={
        last && `${formatDay(last)} at the latest; the day itself included`
      }
      inputProps={{ min: dayAfter(0, now), max: last }}
      InputLabelProps={{ shrink: true }}
      onChange={event => onChange(event.target.value)}
    />
  );
}
