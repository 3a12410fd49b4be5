import TextField from '@material-ui/core/TextField';

/** As many characters as the backend takes. */
const longest = 2000;

/** Some sentences of a person. */
export function Words(props: {
  label: string;
  value: string;
  onChange(value: string): void;
  required?: boolean;
  /** The first field of a dialog that somebody has just opened. */
  first?: boolean;
  helperText?: string;
}) {
  const { label, value, onChange, first, ...rest } = props;
  return (
    <TextField
      {...rest}
      // Who opens a dialog to write expects to be where one writes.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={first}
      id={`readiness-${label.toLowerCase().replace(/\W+/g, '-')}`}
      label={label}
      multiline
      minRows={2}
      // Beyond, it scrolls by itself, and the buttons stay in sight.
      maxRows={8}
      variant="outlined"
      size="small"
      value={value}
      inputProps={{ maxLength: longest }}
      onChange={event => onChange(event.target.value)}
    />
  );
}
