import { momentSchema } from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

// What is read of the bodies that https://docs.gitlab.com/user/project/integrations/webhook_events/ describes.

const project = z.object({
  path_with_namespace: z.string(),
  web_url: z.string(),
  default_branch: z.string().nullish(),
});

const labels = z.array(z.object({ title: z.string() })).default([]);

export const deploymentSchema = z.object({
  project,
  status: z.string(),
  status_changed_at: momentSchema,
  deployment_id: z.number().int(),
  deployable_url: z.string().nullish(),
  environment: z.string(),
  commit_url: z.string().nullish(),
  commit_title: z.string().nullish(),
});

export const releaseSchema = z.object({
  project,
  action: z.string(),
  tag: z.string(),
  name: z.string().nullish(),
  url: z.string(),
  released_at: momentSchema,
  commit: z.object({ id: z.string() }).nullish(),
});

export const mergeRequestSchema = z.object({
  project,
  labels,
  object_attributes: z.object({
    iid: z.number().int(),
    title: z.string(),
    description: z.string().nullish(),
    url: z.string(),
    action: z.string().optional(),
    target_branch: z.string(),
    merge_commit_sha: z.string().nullish(),
    last_commit: z.object({ id: z.string() }).nullish(),
    created_at: momentSchema,
    updated_at: momentSchema,
  }),
});

export const issueSchema = z.object({
  project,
  labels,
  object_attributes: z.object({
    iid: z.number().int(),
    title: z.string(),
    url: z.string(),
    state: z.string(),
    type: z.string().optional(),
    severity: z.string().nullish(),
    created_at: momentSchema,
    updated_at: momentSchema,
    closed_at: momentSchema.nullish(),
  }),
});
