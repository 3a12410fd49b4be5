import type {
  DeliveryHistory,
  DeliveryTimeline,
} from '@service-readiness/backstage-plugin-readiness-common';
import { isoOf } from '../queries/levelView';

/** More are not drawn: half a year of them is some thousands of a busy service. */
const mostShown = 500;

type HistoricDeployment = DeliveryHistory['deployments'][number];
type Failure = HistoricDeployment['failures'][number];

/** Deployments that ended in a window and incidents that lie in it, the newest last. */
export function deliveryTimeline(
  { deployments, incidents }: DeliveryHistory,
  { from, to }: { from: number; to: number },
): DeliveryTimeline {
  const ended = deployments.filter(
    ({ deployment: { finishedAt } }) => finishedAt >= from && finishedAt < to,
  );
  const touching = incidents
    .map(({ incident }) => incident)
    .filter(
      ({ startedAt, resolvedAt = Infinity }) =>
        startedAt < to && resolvedAt >= from,
    )
    .sort((a, b) => a.startedAt - b.startedAt);
  return {
    deployments: ended.slice(-mostShown).map(deploymentView),
    incidents: touching.slice(-mostShown).map(incident => ({
      source: incident.source,
      id: incident.id,
      title: incident.title,
      url: incident.url,
      severity: incident.severity,
      startedAt: isoOf(incident.startedAt),
      resolvedAt:
        incident.resolvedAt === undefined
          ? undefined
          : isoOf(incident.resolvedAt),
    })),
    truncated: ended.length > mostShown || touching.length > mostShown,
  };
}

function deploymentView({
  deployment,
  failures: [first],
  changes,
}: HistoricDeployment): DeliveryTimeline['deployments'][number] {
  const { source, id, status, version, url, finishedAt } = deployment;
  return {
    source,
    id,
    status,
    version,
    url,
    at: isoOf(finishedAt),
    failed: first && failureInWords(first),
    changeCount: changes.length,
  };
}

function failureInWords({ by, id }: Failure): string {
  switch (by) {
    case 'status':
      return 'the deployment itself failed';
    case 'incident':
      return `incident ${id}`;
    case 'rollback':
      return `taken back by ${id}`;
    case 'revert':
      return `a change of it was reverted by ${id}`;
    default:
      return `mended by ${id} as a hotfix`;
  }
}
