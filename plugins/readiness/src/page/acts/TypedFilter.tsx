import TextField from '@material-ui/core/TextField';
import { useEffect, useState } from 'react';

/** A filter that is typed, or a day that is chosen: it holds once Enter is pressed or the field is left. */
export function TypedFilter(props: {
  label: string;
  value?: string;
  type?: 'date';
  helperText?: string;
  onChange(value: string | undefined): void;
}) {
  const { label, value = '', type, helperText, onChange } = props;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  const commit = () => {
    if (typed.trim() !== value) onChange(typed.trim() || undefined);
  };
  return (
    <TextField
      fullWidth
      size="small"
      variant="outlined"
      id={`readiness-filter-${label.toLowerCase().replace(/\W+/g, '-')}`}
      type={type ?? 'search'}
      label={label}
      helperText={helperText}
      InputLabelProps={type ? { shrink: true } : undefined}
      inputProps={{ maxLength: 300 }}
      value={typed}
      onChange={event => setTyped(event.target.value)}
      onBlur={commit}
      onKeyDown={event => event.key === 'Enter' && commit()}
    />
  );
}
