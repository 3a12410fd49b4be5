import TextField from '@material-ui/core/TextField';
import Autocomplete from '@material-ui/lab/Autocomplete';

export interface Choice {
  value: string;
  label: string;
}

/** One of several, whose options are asked for when the choice is opened. */
export function LazyChoice(props: {
  label: string;
  value: Choice | null;
  options: Choice[] | undefined;
  loading: boolean;
  /** There is always one: nothing to clear. */
  always?: boolean;
  onOpen(): void;
  onChange(value: string | undefined): void;
}) {
  const { label, value, options, loading, always, onOpen, onChange } = props;
  return (
    <Autocomplete
      size="small"
      disableClearable={always}
      options={options ?? (value ? [value] : [])}
      loading={loading}
      value={value}
      onOpen={onOpen}
      getOptionLabel={option => option.label}
      getOptionSelected={(option, chosen) => option.value === chosen.value}
      onChange={(_, chosen) => onChange(chosen?.value)}
      renderInput={params => (
        <TextField
          {...params}
          label={label}
          variant="outlined"
          // A value that comes with an answer must not wait for the label to make room.
          InputLabelProps={{
            ...params.InputLabelProps,
            shrink: value ? true : undefined,
          }}
        />
      )}
    />
  );
}
