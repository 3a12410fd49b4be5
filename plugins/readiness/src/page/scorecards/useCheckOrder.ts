import { useCallback } from 'react';
import { useSearchParams } from 'react-router-dom';
import { checkOrders, type CheckOrder } from './sortChecks';

type Order = 'asc' | 'desc';

/** How the checks are ordered, by rung if the address says nothing else, and a way to order them otherwise. */
export function useCheckOrder(): {
  by: CheckOrder;
  order: Order;
  sort(by: CheckOrder, order: Order): void;
} {
  const [query, setQuery] = useSearchParams();
  const by = checkOrders.find(known => known === query.get('orderBy'));
  const sort = useCallback(
    (orderBy: CheckOrder, order: Order) =>
      setQuery({ orderBy, order }, { replace: true }),
    [setQuery],
  );
  return {
    by: by ?? 'level',
    order: by && query.get('order') === 'desc' ? 'desc' : 'asc',
    sort,
  };
}
