import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import type {
  CheckRecord,
  OperationInput,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { ActViews } from '../acts/ActViews';
import { checksAsked } from '../acts/checksAsked';
import { noSuchCheck } from '../acts/noSuchCheck';
import type { RulesService } from '../definitions/RulesService';
import type { FactSeriesQueries } from './FactSeriesQueries';
import type { ServiceLookup } from './ServiceLookup';

/** Of each kind of act; the lists have the rest. */
const limit = 200;

/** Answers what a screen shows of a check that is opened, beside what the scorecard says of it, in one request. */
export class CheckRecordQueries {
  constructor(
    private readonly options: {
      store: Pick<
        ReadinessStore,
        'attestations' | 'waivers' | 'disputes' | 'facts'
      >;
      lookup: ServiceLookup;
      rules: RulesService;
      views: ActViews;
      series: FactSeriesQueries;
      now: () => number;
    },
  ) {}

  /** @throws NotFoundError for a service that the caller does not see, and a check that it is not asked */
  async getCheckRecord(
    { checkId, ...entity }: OperationInput<'getCheckRecord'>,
    credentials: BackstageCredentials,
  ): Promise<CheckRecord> {
    const { store, lookup, rules, views, series, now } = this.options;
    const { row, company } = await lookup.row(entity, credentials);
    const { entityRef } = row;
    const checks = checksAsked(company, rules.ruleSet, entityRef);
    const check = checks.get(checkId);
    if (!check) {
      const { message, mend } = noSuchCheck(checkId, { row, checks });
      throw new NotFoundError(mend ? `${message}; ${mend}` : message);
    }
    const about = { entityRefs: [entityRef], checkId, limit, now: now() };
    const [waivers, attestations, ...disputes] = await Promise.all([
      store.waivers.list(about),
      store.attestations.list({ ...about, state: 'standing' }),
      store.disputes.list({ ...about, state: 'open' }),
      store.disputes.list({ ...about, state: 'accepted' }),
      store.disputes.list({ ...about, state: 'rejected' }),
    ]);
    const context = await views.context(credentials);
    return {
      waivers: await views.waivers(waivers, context),
      attestations: await views.attestations(attestations, context),
      disputes: await views.disputes(disputes.flat(), context),
      series: await series.seriesAmong(entityRef, new Set(check.factNames)),
    };
  }
}
