import TextField from '@material-ui/core/TextField';
import Autocomplete, {
  createFilterOptions,
} from '@material-ui/lab/Autocomplete';
import { formatCount } from '../../format/formatCount';

export interface FacetOption {
  value: string;
  label: string;
  count?: number;
}

/** Thousands of owners stay searchable without thousands of elements. */
const filterOptions = createFilterOptions<FacetOption>({ limit: 50 });

/** A filter that takes several values of one facet; its value is the comma-separated form of the address. */
export function FacetFilter(props: {
  label: string;
  options: FacetOption[];
  value?: string;
  onChange(value: string | undefined): void;
}) {
  const { label, options, value, onChange } = props;
  const selected = (value?.split(',') ?? []).map(
    chosen =>
      options.find(option => option.value === chosen) ?? {
        value: chosen,
        label: chosen,
      },
  );
  return (
    <Autocomplete
      multiple
      size="small"
      options={options}
      value={selected}
      filterOptions={filterOptions}
      filterSelectedOptions
      getOptionLabel={option => option.label}
      getOptionSelected={(option, chosen) => option.value === chosen.value}
      renderOption={option => (
        <span>
          {option.label}
          {option.count !== undefined && ` (${formatCount(option.count)})`}
        </span>
      )}
      onChange={(_, chosen) =>
        onChange(chosen.map(option => option.value).join(',') || undefined)
      }
      renderInput={params => (
        <TextField {...params} label={label} variant="outlined" />
      )}
    />
  );
}
