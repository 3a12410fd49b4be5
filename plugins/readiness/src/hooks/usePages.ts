import { useCallback, useState } from 'react';
import { useRequest } from './useRequest';

interface Page<T> {
  items: T[];
  nextCursor?: string;
}

/** A list whose cursors only lead forward, as far as the reader has asked for it. */
export function usePages<T>(
  key: string,
  ask: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<T>>,
) {
  /** What stands above the page that is asked for, and where that begins. */
  const [above, setAbove] = useState<Page<T> & { key: string }>();
  const known = above?.key === key ? above : undefined;
  const request = useRequest<Page<T>>(
    `${key} ${known?.nextCursor ?? ''}`,
    async signal => {
      const page = await ask(known?.nextCursor, signal);
      return { ...page, items: [...(known?.items ?? []), ...page.items] };
    },
  );
  const { retry, error, loading } = request;
  const value = request.value ?? known;
  const again = useCallback(() => {
    // What was done may have changed any of it: from the first page on.
    setAbove(undefined);
    retry();
  }, [retry]);
  const more = () => {
    if (loading) return;
    if (error) retry();
    else if (value) setAbove({ ...value, key });
  };
  return {
    items: value?.items,
    error,
    loading,
    again,
    /** Undefined where that is all. */
    more: value?.nextCursor ? more : undefined,
  };
}
