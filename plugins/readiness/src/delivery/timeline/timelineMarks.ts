import type { DeliveryTimeline } from '@service-readiness/backstage-plugin-readiness-common';
import type { DeploymentMark, IncidentMark } from '../words';
import { incidentLanes } from './incidentLanes';
import { deploymentWords, incidentWords } from './markWords';

export type TimelineMark = {
  key: string;
  at: string;
  words: string;
  url?: string;
} & (
  | { kind: 'deployment'; deployment: DeploymentMark }
  | { kind: 'incident'; incident: IncidentMark; lane: number }
);

/** Everything on a time line in the order of time, as arrow keys go through it. */
export function timelineMarks(timeline: DeliveryTimeline): TimelineMark[] {
  const lanes = incidentLanes(timeline.incidents);
  const marks: TimelineMark[] = [
    ...timeline.deployments.map(deployment => ({
      kind: 'deployment' as const,
      key: JSON.stringify(['deployment', deployment.source, deployment.id]),
      at: deployment.at,
      words: deploymentWords(deployment),
      url: deployment.url,
      deployment,
    })),
    ...timeline.incidents.map((incident, index) => ({
      kind: 'incident' as const,
      key: JSON.stringify(['incident', incident.source, incident.id]),
      at: incident.startedAt,
      words: incidentWords(incident),
      url: incident.url,
      incident,
      lane: lanes[index] ?? 0,
    })),
  ];
  return marks.sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
