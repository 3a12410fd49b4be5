import type { DueRepository } from '@service-readiness/backstage-plugin-readiness-node';

/** Asks a list for what was updated since a moment, the newest first. */
export const updatedSince = ({ since }: Pick<DueRepository, 'since'>) => ({
  updated_after: new Date(since).toISOString(),
  order_by: 'updated_at',
  sort: 'desc',
});
