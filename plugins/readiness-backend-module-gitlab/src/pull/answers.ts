import { momentSchema } from '@service-readiness/backstage-plugin-readiness-node';
import { z } from 'zod';

/** https://docs.gitlab.com/api/projects/#get-a-single-project */
export const projectSchema = z.object({
  default_branch: z.string().nullish(),
});

/** https://docs.gitlab.com/api/deployments/#list-project-deployments */
export const deploymentSchema = z.object({
  id: z.number().int(),
  sha: z.string(),
  ref: z.string(),
  status: z.string(),
  created_at: momentSchema,
  updated_at: momentSchema,
  environment: z.object({ name: z.string() }),
  /** Null of what was told through the API. */
  deployable: z
    .object({
      tag: z.boolean().nullish(),
      started_at: momentSchema.nullish(),
      finished_at: momentSchema.nullish(),
      web_url: z.string().nullish(),
      commit: z.object({ title: z.string().nullish() }).nullish(),
      pipeline: z.object({ id: z.number().int() }).nullish(),
    })
    .nullish(),
});

/** https://docs.gitlab.com/api/merge_requests/#list-project-merge-requests */
export const mergeRequestSchema = z.object({
  iid: z.number().int(),
  title: z.string(),
  description: z.string().nullish(),
  web_url: z.string(),
  labels: z.array(z.string()).default([]),
  target_branch: z.string(),
  sha: z.string().nullish(),
  merge_commit_sha: z.string().nullish(),
  squash_commit_sha: z.string().nullish(),
  author: z.object({ id: z.number().int() }).nullish(),
  references: z.object({ full: z.string() }),
  created_at: momentSchema,
  merged_at: momentSchema.nullish(),
});
export type GitlabMergeRequestAnswer = z.output<typeof mergeRequestSchema>;

/** https://docs.gitlab.com/api/merge_requests/#get-single-merge-request-commits */
export const commitSchema = z.object({
  id: z.string(),
  created_at: momentSchema,
  authored_date: momentSchema.nullish(),
});

/** https://docs.gitlab.com/api/notes/#list-all-merge-request-notes */
export const noteSchema = z.object({
  body: z.string(),
  system: z.boolean(),
  created_at: momentSchema,
  author: z.object({ id: z.number().int() }).nullish(),
});

/** https://docs.gitlab.com/api/issues/#list-project-issues */
export const issueSchema = z.object({
  iid: z.number().int(),
  title: z.string(),
  web_url: z.string(),
  labels: z.array(z.string()).default([]),
  severity: z.string().nullish(),
  references: z.object({ full: z.string() }),
  created_at: momentSchema,
  updated_at: momentSchema,
  closed_at: momentSchema.nullish(),
});

/** https://docs.gitlab.com/api/releases/#list-releases */
export const releaseSchema = z.object({
  tag_name: z.string(),
  name: z.string().nullish(),
  released_at: momentSchema,
  upcoming_release: z.boolean().optional(),
  commit: z.object({ id: z.string() }).nullish(),
  _links: z.object({ self: z.string().optional() }).nullish(),
});
