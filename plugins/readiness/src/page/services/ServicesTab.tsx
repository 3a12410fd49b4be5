import Skeleton from '@material-ui/lab/Skeleton';
import type { Status } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import { Loading } from '../../states/Loading';
import { Notice } from '../../states/Notice';
import { RequestFailed } from '../../states/RequestFailed';
import { VisuallyHidden } from '../../visual/VisuallyHidden';
import { FirstRun } from '../FirstRun';
import { Pager } from './Pager';
import { ServiceFilters } from './ServiceFilters';
import { isFiltered } from './serviceQuery';
import { ServiceTable } from './ServiceTable';
import { useServiceList } from './useServiceList';

/** All services that the reader may see, where they stand, and what is next for each. */
export function ServicesTab({ status }: { status?: Status }) {
  const { query, list, change, paging } = useServiceList();
  const { value, error, loading, retry } = list;
  const nothingYet =
    value !== undefined && value.total === 0 && !isFiltered(query);

  if (nothingYet && !error) {
    return status ? (
      <FirstRun status={status} />
    ) : (
      <Notice title="No services yet" role="status">
        Services appear once the catalog has been read: see Sources.
      </Notice>
    );
  }
  return (
    <>
      <ServiceFilters query={query} list={value} onChange={change} />
      <div role="status" aria-live="polite">
        <VisuallyHidden>
          {value && !loading && formatCount(value.total, 'service')}
        </VisuallyHidden>
      </div>
      {!value && loading && (
        <Loading what="services">
          {Array.from({ length: 10 }, (_, row) => (
            <Skeleton key={row} variant="text" height={44} />
          ))}
        </Loading>
      )}
      {error && (
        <RequestFailed error={error} what="the services" retry={retry} />
      )}
      {value && !error && value.items.length === 0 && (
        <Notice title="No service matches these filters" role="status">
          Take a filter away, or clear all of them.
        </Notice>
      )}
      {value && !error && value.items.length > 0 && (
        <>
          <ServiceTable
            list={value}
            loading={loading}
            query={query}
            onChange={change}
          />
          <Pager
            paging={paging}
            shown={value.items.length}
            total={value.total}
          />
        </>
      )}
    </>
  );
}
