import { momentSchema } from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';
import { runSchema } from '../events/toRunDeployment';

// What is read of the bodies that https://docs.github.com/webhooks/webhook-events-and-payloads describes.

const repository = z.object({
  full_name: z.string(),
  html_url: z.string(),
  default_branch: z.string(),
});

const labels = z.array(z.object({ name: z.string() })).default([]);

const deployment = z.object({
  node_id: z.string(),
  sha: z.string(),
  ref: z.string(),
  environment: z.string(),
  description: z.string().nullish(),
  created_at: momentSchema,
  updated_at: momentSchema,
});

export const deploymentSchema = z.object({ repository, deployment });

export const deploymentStatusSchema = z.object({
  repository,
  deployment,
  deployment_status: z.object({
    state: z.string(),
    environment: z.string().optional(),
    target_url: z.string().nullish(),
    log_url: z.string().nullish(),
    created_at: momentSchema,
  }),
});

export const releaseSchema = z.object({
  action: z.string(),
  repository,
  release: z.object({
    node_id: z.string(),
    tag_name: z.string(),
    name: z.string().nullish(),
    html_url: z.string(),
    target_commitish: z.string(),
    draft: z.boolean(),
    prerelease: z.boolean(),
    published_at: momentSchema.nullable(),
  }),
});

export const workflowRunSchema = z.object({
  action: z.string(),
  repository,
  workflow: z.object({ name: z.string() }).nullish(),
  workflow_run: runSchema,
});

export const pullRequestSchema = z.object({
  repository,
  pull_request: z.object({
    number: z.number().int(),
    title: z.string(),
    body: z.string().nullish(),
    html_url: z.string(),
    labels,
    base: z.object({ ref: z.string() }),
    merge_commit_sha: z.string().nullish(),
    created_at: momentSchema,
    merged_at: momentSchema.nullish(),
  }),
});

export const pushSchema = z.object({
  ref: z.string(),
  repository,
  commits: z
    .array(
      z.object({
        id: z.string(),
        message: z.string(),
        timestamp: momentSchema,
        url: z.string(),
      }),
    )
    .default([]),
});

export const issuesSchema = z.object({
  action: z.string(),
  repository,
  issue: z.object({
    number: z.number().int(),
    title: z.string(),
    html_url: z.string(),
    labels,
    created_at: momentSchema,
    updated_at: momentSchema,
    closed_at: momentSchema.nullish(),
    pull_request: z.unknown().optional(),
  }),
});
