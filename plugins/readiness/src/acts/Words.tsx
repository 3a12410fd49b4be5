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
  /** What it is about, for those who hear one of several such fields. */
  about?: string;
}) {
  const { label, value, onChange, first, about, ...rest } = props;
  const name = [label, about].filter(Boolean).join(': ');
  return (
    <TextField
      {...rest}
      // Who opens a dialog to write expects to be where one writes.
      // eslint-disable-next-line jsx-a11y/no-autofocus
      autoFocus={first}
      id={`readiness-${name.toLowerCase().replace(/\W+/g, '-')}`}
      label={label}
      multiline
      minRows={2}
      // Beyond, it scrolls by itself, and the buttons stay in sight.
      maxRows={8}
      variant="outlined"
      size="small"
      value={value}
      inputProps={{ maxLength: longest, 'aria-label': about && name }}
      onChange={event => onChange(event.target.value)}
    />
  );
}
