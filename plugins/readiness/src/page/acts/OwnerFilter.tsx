import { LazyChoice } from '../services/LazyChoice';
import type { useOwners } from './useOwners';

/** Services of one owner. */
export function OwnerFilter(props: {
  choices: ReturnType<typeof useOwners>;
  value?: string;
  onChange(value: string | undefined): void;
}) {
  const { choices, value, onChange } = props;
  const chosen = choices.owners?.find(option => option.value === value);
  return (
    <LazyChoice
      label="Owner of the service"
      value={value ? chosen ?? { value, label: value } : null}
      options={choices.owners}
      loading={choices.loading}
      onOpen={() => undefined}
      onChange={onChange}
    />
  );
}
