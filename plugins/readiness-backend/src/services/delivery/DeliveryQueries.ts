import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type {
  DeliveryEventList,
  DeliveryView,
  DoraPolicy,
  OperationInput,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { fullRef } from '../acts/Acts';
import { isoOf } from '../queries/levelView';
import type { ReadModel } from '../readModel/ReadModel';
import type { VisibilityService } from '../visibility/VisibilityService';
import { deliveryEventPage } from './deliveryEventPage';
import type { DeliveryModel } from './DeliveryModel';
import { deliveryOfMany } from './deliveryOfMany';
import { deliveryOfService } from './deliveryOfService';
import { deliveryScope } from './deliveryScope';
import { deliveryWindow } from './deliveryWindow';

const defaultDays = 30;

/** Answers how services are delivered, one or many together. */
export class DeliveryQueries {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      readModel: ReadModel;
      model: DeliveryModel;
      visibility: VisibilityService;
      policy: DoraPolicy;
      now: () => number;
    },
  ) {}

  async getDelivery(
    { query = {} }: OperationInput<'getDelivery'>,
    credentials: BackstageCredentials,
  ): Promise<DeliveryView> {
    const { store, model, policy, now } = this.options;
    const { scope } = await this.#asked(query.entity, credentials);
    const days = query.window ? parseInt(query.window, 10) : defaultDays;
    const window = deliveryWindow(now(), days, policy);
    const found =
      scope.kind === 'service'
        ? await deliveryOfService({ store, scope, window, policy })
        : await deliveryOfMany({ store, model, scope, window, policy });
    const { kind, entityRef, title, services } = scope;
    const { withEvents, ...figures } = found;
    return {
      scope: { kind, entityRef, title, services: services.length, withEvents },
      window: {
        days,
        from: isoOf(window.from),
        to: isoOf(window.to),
        timeZone: policy.timeZone,
      },
      bandTable: { id: policy.bands.id, title: policy.bands.title },
      ...figures,
    };
  }

  async listDeliveryEvents(
    { query }: OperationInput<'listDeliveryEvents'>,
    credentials: BackstageCredentials,
  ): Promise<DeliveryEventList> {
    const { store, policy } = this.options;
    if (!query) throw new InputError("query parameter 'entity' is missing");
    const { scope, isSeen } = await this.#asked(query.entity, credentials);
    if (scope.kind !== 'service' || !scope.entityRef) {
      throw new InputError(
        `query parameter 'entity': '${query.entity}' is a ${scope.kind}; events are listed of one service`,
      );
    }
    const { entityRef } = scope;
    return deliveryEventPage({ store, policy, query, entityRef, isSeen });
  }

  /** @throws NotFoundError alike for what is hidden and what does not exist */
  async #asked(entity: string | undefined, credentials: BackstageCredentials) {
    const entityRef = entity === undefined ? undefined : fullRef(entity);
    const [visibility, company] = await Promise.all([
      this.options.visibility.of(credentials),
      this.options.readModel.current(),
    ]);
    return {
      scope: deliveryScope(company, visibility, entityRef),
      isSeen: (ref: string) => {
        const row = company.entity(ref);
        return (
          visibility.seesAll || (row !== undefined && visibility.sees(row))
        );
      },
    };
  }
}
