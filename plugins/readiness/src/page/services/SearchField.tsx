import TextField from '@material-ui/core/TextField';
import { useEffect, useState } from 'react';

/** The list is asked for again once typing pauses this long. */
const pauseMs = 300;

/** Searches while one types, and follows the address when that changes otherwise. */
export function SearchField(props: {
  value?: string;
  onChange(value: string | undefined): void;
}) {
  const { value = '', onChange } = props;
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  useEffect(() => {
    if (typed === value) return undefined;
    const timer = setTimeout(() => onChange(typed || undefined), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, value, onChange]);
  return (
    <TextField
      type="search"
      size="small"
      variant="outlined"
      fullWidth
      id="readiness-search"
      label="Search name or title"
      inputProps={{ maxLength: 200 }}
      value={typed}
      onChange={event => setTyped(event.target.value)}
    />
  );
}
