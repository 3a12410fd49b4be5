import { z } from 'zod';

// Keys in camel case are those of DevLake since 1.0, those with underscores of before; both are said to this day.
// Cited: backend/plugins/webhook/api/{deployments,issues,pull_requests}.go of apache/devlake.

/** DevLake's clients leave a text empty, or say null, where they have nothing to say. */
const empty = (value: unknown) =>
  value === '' || value === null ? undefined : value;
const text = (most: number) =>
  z.preprocess(empty, z.string().trim().max(most).optional());
const moment = z.preprocess(
  empty,
  z.iso
    .datetime({ offset: true })
    .transform(written => Date.parse(written))
    .optional(),
);

/** The key in camel case for each in the older way: `commit_sha` is `commitSha`. */
const camel = (value: unknown): unknown =>
  value !== null && typeof value === 'object' && !Array.isArray(value)
    ? Object.fromEntries(
        Object.entries(value).map(([key, item]) => [
          key.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
          item,
        ]),
      )
    : value;

const commitSchema = z.preprocess(
  camel,
  z.object({
    repoUrl: text(2000),
    commitSha: text(100),
    commitMsg: text(10_000),
    result: text(40),
  }),
);

/** `start_time`, `end_time` and `pipeline_id` are the names of before 1.0. */
export const deploymentRequest = z.preprocess(
  camel,
  z.object({
    id: text(300),
    pipelineId: text(300),
    displayTitle: text(500),
    name: text(500),
    result: text(40),
    environment: text(200),
    repoUrl: text(2000),
    commitSha: text(100),
    startedDate: moment,
    startTime: moment,
    finishedDate: moment,
    endTime: moment,
    deploymentCommits: z.preprocess(
      empty,
      z.array(commitSchema).max(500).default([]),
    ),
  }),
);

export const issueRequest = z.preprocess(
  camel,
  z.object({
    issueKey: z.string().trim().min(1).max(250),
    title: text(500),
    url: text(2000),
    type: text(100),
    status: text(100),
    severity: text(100),
    createdDate: moment,
    resolutionDate: moment,
    updatedDate: moment,
  }),
);

export const closeRequest = z.preprocess(
  camel,
  z.object({ issueKey: text(250), resolutionDate: moment }),
);

export const pullRequestRequest = z.preprocess(
  camel,
  z.object({
    pullRequestKey: z.coerce.string().trim().min(1).max(250),
    displayTitle: text(500),
    url: text(2000),
    createdDate: moment,
    mergedDate: moment,
    mergeCommitSha: text(100),
    headCommitSha: text(100),
  }),
);

export type DeploymentRequest = z.output<typeof deploymentRequest>;
export type IssueRequest = z.output<typeof issueRequest>;
export type PullRequestRequest = z.output<typeof pullRequestRequest>;
