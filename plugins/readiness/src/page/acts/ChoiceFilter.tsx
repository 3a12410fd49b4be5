import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';

/** One of a few, the first of which is meant when the address names none. */
export function ChoiceFilter(props: {
  label: string;
  value?: string;
  choices: ReadonlyArray<readonly [value: string, label: string]>;
  onChange(value: string | undefined): void;
}) {
  const { label, value, choices, onChange } = props;
  const usual = choices[0]?.[0] ?? '';
  const chosen = choices.some(([name]) => name === value) ? value : usual;
  return (
    <TextField
      select
      fullWidth
      size="small"
      variant="outlined"
      id={`readiness-choice-${label.toLowerCase()}`}
      label={label}
      value={chosen}
      onChange={event =>
        onChange(event.target.value === usual ? undefined : event.target.value)
      }
    >
      {choices.map(([name, words]) => (
        <MenuItem key={name} value={name}>
          {words}
        </MenuItem>
      ))}
    </TextField>
  );
}
