import type { ReadinessApi } from '@service-readiness/backstage-plugin-readiness-common';
import type { CompanyActs } from './CompanyActs';

/**
 * Whether the services are evaluated with what every source says about them, so that what people do then comes after
 * what was found, in the history, too.
 */
export async function companyIsKnown(
  acts: CompanyActs,
  {
    api,
    tokenOf,
  }: { api: ReadinessApi; tokenOf: (login: string) => Promise<string> },
): Promise<boolean> {
  const [somebody] = [...acts.attestations, ...acts.waivers, ...acts.disputes];
  if (!somebody) return true;
  const options = { token: await tokenOf(somebody.by) };
  const [services, collectors, { queue }] = await Promise.all([
    api.listServices({ query: { limit: 500 } }, options),
    api.listCollectors({}, options),
    api.getStatus({}, options),
  ]);
  const evaluated = new Set(
    services.items.filter(({ level }) => level).map(s => s.entityRef),
  );
  const concerned = [
    ...acts.attestations.flatMap(({ items }) => items),
    ...acts.waivers,
    ...acts.disputes,
  ];
  return (
    queue.depth === 0 &&
    concerned.every(({ entityRef }) => evaluated.has(entityRef)) &&
    collectors.items.every(
      ({ kind, lastRun }) => kind === 'push' || lastRun?.endedAt,
    )
  );
}
