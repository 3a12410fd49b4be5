import Skeleton from '@material-ui/lab/Skeleton';
import type { ServiceList } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import { Loading, SkeletonLines } from '../../states/Loading';
import { Notice } from '../../states/Notice';
import { RequestFailed } from '../../states/RequestFailed';
import { ExampleNotice } from '../../visual/ExampleNotice';
import { VisuallyHidden } from '../../visual/VisuallyHidden';
import { FirstRun } from '../FirstRun';
import { useStatus } from '../useStatus';
import { Pager } from './Pager';
import { refusedFilters } from './refusedFilters';
import { ServiceFilters } from './ServiceFilters';
import { isFiltered } from './serviceQuery';
import { ServiceTable } from './ServiceTable';
import { useServiceList, type Paging } from './useServiceList';

/** What is heard once a list is there: how many, and on a later page which. */
function announcement({ items, total }: ServiceList, { before }: Paging) {
  const count = formatCount(total, 'service');
  return before
    ? `${formatCount(before + 1)} to ${formatCount(
        before + items.length,
      )} of ${count}`
    : count;
}

/** All services that the reader may see, where they stand, and what is next for each. */
export function ServicesTab() {
  const { query, list, change, paging } = useServiceList();
  const { value, error, loading, retry } = list;
  const nothingYet =
    value !== undefined && value.total === 0 && !isFiltered(query);
  // Asked only where it is of use; most readers may not see it.
  const status = useStatus({ enabled: nothingYet });

  if (nothingYet && !error) {
    return (
      <>
        <ExampleNotice example={value.example} />
        {status.value && <FirstRun status={status.value} />}
        {!status.value && status.loading && (
          <Loading what="what is still missing">
            <SkeletonLines lines={5} />
          </Loading>
        )}
        {!status.value && !status.loading && (
          <Notice title="No services yet" role="status">
            Components appear here once the catalog has been read, and to those
            who may see them in the catalog.
          </Notice>
        )}
      </>
    );
  }
  const refused = error ? refusedFilters(error, query) : [];
  return (
    <>
      <ExampleNotice example={value?.example} />
      <ServiceFilters
        query={query}
        list={value}
        refused={refused}
        onChange={change}
      />
      <div role="status" aria-live="polite">
        <VisuallyHidden>
          {value && !loading && !error && announcement(value, paging)}
        </VisuallyHidden>
      </div>
      {!value && loading && (
        <Loading what="services">
          {Array.from({ length: 10 }, (_, row) => (
            <Skeleton key={row} variant="text" height={44} />
          ))}
        </Loading>
      )}
      {error && refused.length === 0 && (
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
