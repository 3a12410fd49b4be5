import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { readinessApiRef } from '../../api';
import { EventSources } from '../../delivery/sources/EventSources';
import { useRequest } from '../../hooks/useRequest';
import { Loading, SkeletonLines } from '../../states/Loading';
import { Notice } from '../../states/Notice';
import { PartFailed } from '../../states/PartFailed';
import { RequestFailed } from '../../states/RequestFailed';
import { requestProblem } from '../../states/requestProblem';
import { ExampleNotice } from '../../visual/ExampleNotice';
import { useStatus } from '../useStatus';
import { CatalogState } from './CatalogState';
import { CollectorTable } from './CollectorTable';
import { DisputeList } from './DisputeList';

/** Who watches a source recover need not reload the page. */
const collectorPollMs = 30_000;

const isForbidden = (error?: Error) =>
  error !== undefined && requestProblem(error).kind === 'forbidden';

/** Where the figures come from, and whether the sources can be believed. */
export function SourcesTab() {
  const api = useApi(readinessApiRef);
  const status = useStatus();
  const collectors = useRequest(
    'collectors',
    signal => api.listCollectors({}, { signal }),
    { pollMs: value => (value ? collectorPollMs : undefined) },
  );
  if (isForbidden(status.error) && isForbidden(collectors.error)) {
    return (
      <>
        <Notice title="You may not see the sources" role="status">
          They are for those who run this portal. Ask them for the permission{' '}
          <code>readiness.operations.read</code> if you need it; services and
          scorecards do not.
        </Notice>
        <DisputeList />
      </>
    );
  }
  return (
    <>
      <ExampleNotice
        example={collectors.value?.example ?? status.value?.example}
      />
      {status.error && (
        <PartFailed error={status.error} what="the state of the catalog" />
      )}
      {status.value && <CatalogState status={status.value} />}
      {!status.value && status.loading && (
        <Loading what="the state of the catalog">
          <SkeletonLines lines={3} />
        </Loading>
      )}
      <Typography variant="h6" component="h2">
        Collectors
      </Typography>
      {collectors.value && collectors.error && (
        <PartFailed error={collectors.error} what="the newest runs" />
      )}
      {!collectors.value && collectors.error && (
        <RequestFailed
          error={collectors.error}
          what="the collectors"
          retry={collectors.retry}
        />
      )}
      {!collectors.value && collectors.loading && (
        <Loading what="collectors">
          <SkeletonLines lines={5} />
        </Loading>
      )}
      {collectors.value?.problems.map(({ source, path, message, mend }) => (
        <Notice
          key={path}
          title={`${[source, path].filter(Boolean).join('.')}: ${message}`}
        >
          {mend}
        </Notice>
      ))}
      {collectors.value && (
        <CollectorTable collectors={collectors.value.items} />
      )}
      <EventSources />
      <DisputeList />
    </>
  );
}
