import type { Incident } from '@service-readiness/backstage-plugin-readiness-common';
import {
  boundedTitle,
  type Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';

/** An issue of GitLab. */
export interface GitlabIssue {
  /** Path of the project. */
  path: string;
  repository: string;
  iid: number;
  title: string;
  url: string;
  labels: readonly string[];
  /** Of incidents: unknown, low, medium, high or critical. */
  severity?: string | null;
  createdAt: number;
  updatedAt: number;
  closedAt?: number | null;
}

/**
 * An issue as an incident. A label `service::checkout` names the service, for projects that hold the incidents of many.
 */
export function toIncident(issue: GitlabIssue): Incoming<Incident> {
  const { path, repository, iid, labels, closedAt } = issue;
  const title = boundedTitle(issue.title);
  const severity = issue.severity?.toLowerCase();
  const service = labels
    .map(label => /^service\s*::?\s*(.{1,300})$/i.exec(label.trim())?.[1])
    .find(said => said);
  return {
    id: `${path}#${iid}`,
    ...(title && { title }),
    url: issue.url,
    ...(severity && severity !== 'unknown' && { severity }),
    startedAt: issue.createdAt,
    ...(closedAt && { resolvedAt: closedAt }),
    saidAt: issue.updatedAt,
    addressee: { repository, ...(service && { service }) },
  };
}
