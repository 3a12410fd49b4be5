import TextField from '@material-ui/core/TextField';

/** Where it can be seen. */
export function EvidenceField(props: {
  value: string;
  required: boolean;
  onChange(value: string): void;
}) {
  const { value, required, onChange } = props;
  return (
    <TextField
      id="readiness-evidence"
      type="url"
      label="Evidence"
      placeholder="https://…"
      required={required}
      variant="outlined"
      size="small"
      value={value}
      helperText="An http or https address where it can be seen"
      onChange={event => onChange(event.target.value)}
    />
  );
}
