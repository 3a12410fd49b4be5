import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import type { CheckView } from '@service-readiness/backstage-plugin-readiness-common';
import { readinessApiRef } from '../api';
import { useRequest } from '../hooks/useRequest';
import { Loading, SkeletonLines } from '../states/Loading';
import { PartFailed } from '../states/PartFailed';
import { HistoryTimeline } from './HistoryTimeline';

/** What one wants to know about a check are its last changes; the rest is in the history of the service. */
const lastChanges = 5;

/** How one check changed on one service, asked for when it is opened. */
export function CheckHistory(props: {
  check: CheckView;
  entityRef: string;
  scorecardId: string;
}) {
  const { check, entityRef, scorecardId } = props;
  const api = useApi(readinessApiRef);
  const history = useRequest(
    // A new outcome is a new change.
    `${entityRef} ${scorecardId} ${check.id} ${check.outcome} ${check.since}`,
    signal =>
      api.getHistory(
        {
          ...parseEntityRef(entityRef),
          query: {
            scorecard: scorecardId,
            check: check.id,
            limit: lastChanges,
          },
        },
        { signal },
      ),
  );
  if (history.error) {
    return (
      <PartFailed error={history.error} what="the changes of this check" />
    );
  }
  if (!history.value) {
    return (
      <Loading what="the changes of this check">
        <SkeletonLines lines={1} />
      </Loading>
    );
  }
  return history.value.items.length > 0 ? (
    <HistoryTimeline
      items={history.value.items}
      label={`Changes of ${check.title}, newest first`}
    />
  ) : (
    <>No change recorded.</>
  );
}
