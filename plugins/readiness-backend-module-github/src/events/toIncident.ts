import type { Incident } from '@service-readiness/backstage-plugin-readiness-common';
import {
  boundedTitle,
  type Incoming,
} from '@service-readiness/backstage-plugin-readiness-node';

/** An issue of GitHub. */
export interface GithubIssue {
  /** `owner/name` */
  name: string;
  repository: string;
  number: number;
  title: string;
  url: string;
  labels: readonly string[];
  createdAt: number;
  updatedAt: number;
  closedAt?: number | null;
}

/**
 * An issue as an incident. A label `service:checkout` names the service, for repositories that hold the incidents of
 * many; one such as `severity: 1` or `sev2` names the severity.
 */
export function toIncident(issue: GithubIssue): Incoming<Incident> {
  const { name, repository, number, labels, createdAt, closedAt } = issue;
  const title = boundedTitle(issue.title);
  const service = after(/^service\s*[:/]\s*(.{1,300})$/i, labels);
  const severity = after(/^sev(?:erity)?\s*[-:/]?\s*(\S.{0,99})$/i, labels);
  return {
    id: `${name}#${number}`,
    ...(title && { title }),
    url: issue.url,
    ...(severity && { severity }),
    startedAt: createdAt,
    ...(closedAt && { resolvedAt: closedAt }),
    saidAt: issue.updatedAt,
    addressee: { repository, ...(service && { service }) },
  };
}

function after(pattern: RegExp, labels: readonly string[]): string | undefined {
  for (const label of labels) {
    const [, said] = pattern.exec(label.trim()) ?? [];
    if (said) return said;
  }
  return undefined;
}
