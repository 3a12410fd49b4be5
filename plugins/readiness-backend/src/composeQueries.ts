import type { Needs } from './Needs';
import type { Handlers } from './router/createRouter';
import { RefreshService } from './services/collection/RefreshService';
import { CompanyQueries } from './services/queries/CompanyQueries';
import { HistoryQueries } from './services/queries/HistoryQueries';
import { OperationsQueries } from './services/queries/OperationsQueries';
import { ServiceQueries } from './services/queries/ServiceQueries';

/** What is read about services and about the product itself, and the refresh, which answers with the service. */
export function composeQueries(
  deps: Needs<typeof ServiceQueries> &
    Needs<typeof CompanyQueries> &
    Needs<typeof HistoryQueries> &
    Needs<typeof OperationsQueries> &
    Needs<typeof RefreshService>,
) {
  const services = new ServiceQueries(deps);
  const company = new CompanyQueries(deps);
  const history = new HistoryQueries(deps);
  const operations = new OperationsQueries(deps);
  const refresh = new RefreshService(deps);
  return {
    listServices: company.listServices.bind(company),
    listScorecards: company.listScorecards.bind(company),
    getGroup: company.getGroup.bind(company),
    getService: services.getService.bind(services),
    explainScorecard: services.explainScorecard.bind(services),
    listFacts: services.listFacts.bind(services),
    getHistory: history.getHistory.bind(history),
    listCollectors: operations.listCollectors.bind(operations),
    getStatus: operations.getStatus.bind(operations),
    refreshService: async (input, credentials, request) => {
      await refresh.refresh(input, credentials, request);
      return services.getService(input, credentials);
    },
  } satisfies Partial<Handlers>;
}
