import TextField from '@material-ui/core/TextField';

/** As many characters as the backend takes. */
const longest = 2000;

/** Some sentences of a person. */
export function Words(props: {
  label: string;
  value: string;
  onChange(value: string): void;
  required?: boolean;
  autoFocus?: boolean;
  helperText?: string;
}) {
  const { label, value, onChange, ...rest } = props;
  return (
    <TextField
      {...rest}
      id={`readiness-${label.toLowerCase().replace(/\W+/g, '-')}`}
      label={label}
      multiline
      minRows={2}
      variant="outlined"
      size="small"
      value={value}
      inputProps={{ maxLength: longest }}
      onChange={event => onChange(event.target.value)}
    />
  );
}
