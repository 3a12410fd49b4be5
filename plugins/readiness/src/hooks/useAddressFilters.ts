import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

/** Filters of a list, in the address alone, so that a link shows the same. */
export function useAddressFilters<Name extends string>(
  names: readonly Name[],
): [
  Partial<Record<Name, string>>,
  (changes: Partial<Record<Name, string | undefined>>) => void,
] {
  const [address, setAddress] = useSearchParams();
  const filters: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = address.get(name);
    if (value) filters[name] = value;
  }
  const change = useCallback(
    (changes: Partial<Record<Name, string | undefined>>) =>
      setAddress(
        last => {
          const next = new URLSearchParams(last);
          for (const [name, value] of Object.entries(changes)) {
            if (value) next.set(name, String(value));
            else next.delete(name);
          }
          return next;
        },
        { replace: true },
      ),
    [setAddress],
  );
  return [filters, change];
}
