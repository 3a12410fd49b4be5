import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';

export type Grouping = 'category' | 'capability';

/** What is looked at on the tab. Lives in the address, so that a link shows the same. */
export interface TabSelection {
  scorecard?: string;
  rung?: number;
  by: Grouping;
  check?: string;
}

/** Changes parts of the selection. What is pushed, "Back" takes back; the rest is refined in place. */
export type ChangeSelection = (
  change: Partial<TabSelection>,
  options?: { push?: boolean },
) => void;

/** The selection in the address, and a way to change parts of it. */
export function useTabSelection(): [TabSelection, ChangeSelection] {
  const [query, setQuery] = useSearchParams();
  const rung = Number.parseInt(query.get('rung') ?? '', 10);
  const change = useCallback<ChangeSelection>(
    (changes, { push = false } = {}) =>
      setQuery(
        last => {
          const next = new URLSearchParams(last);
          for (const [name, value] of Object.entries(changes)) {
            if (value === undefined) next.delete(name);
            else next.set(name, String(value));
          }
          return next;
        },
        { replace: !push },
      ),
    [setQuery],
  );
  return [
    {
      scorecard: query.get('scorecard') ?? undefined,
      rung: Number.isNaN(rung) ? undefined : rung,
      by: query.get('by') === 'capability' ? 'capability' : 'category',
      check: query.get('check') ?? undefined,
    },
    change,
  ];
}
