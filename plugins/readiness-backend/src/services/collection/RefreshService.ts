import type {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import type { Request } from 'express';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  readinessRefreshPermission,
  type OperationInput,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { principalName } from '../acts/principalName';
import type { CatalogSynchroniser } from '../catalog/CatalogSynchroniser';
import type { EvaluationWorker } from '../evaluation/EvaluationWorker';
import type { ServiceLookup } from '../queries/ServiceLookup';
import type { CollectionService } from './CollectionService';
import { inParallel } from './inParallel';

/** The person waits: a source that takes longer is asked again on its schedule. */
const timeoutMs = 20_000;
/** Sources that are asked at once. */
const sourcesAtOnce = 8;

/** Collects and evaluates one service at once, because somebody asked. */
export class RefreshService {
  readonly #underWay = new Map<string, Promise<void>>();

  constructor(
    private readonly options: {
      store: ReadinessStore;
      lookup: ServiceLookup;
      permissions: PermissionsService;
      auditor: AuditorService;
      synchroniser: CatalogSynchroniser;
      collection: CollectionService;
      worker: EvaluationWorker;
      collectors: readonly Collector[];
      now: () => number;
    },
  ) {}

  async mayRefresh(
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<boolean> {
    const [decision] = await this.options.permissions.authorize(
      [{ permission: readinessRefreshPermission, resourceRef: entityRef }],
      { credentials },
    );
    return decision?.result === AuthorizeResult.ALLOW;
  }

  /**
   * Returns when the new result is stored. A collector that fails is recorded as such and stops no other.
   *
   * @throws NotFoundError alike for a hidden and a non-existing service, NotAllowedError without the permission.
   */
  async refresh(
    input: OperationInput<'refreshService'>,
    credentials: BackstageCredentials,
    request?: Request,
  ): Promise<void> {
    const { row } = await this.options.lookup.row(input, credentials);
    const { entityRef } = row;
    if (!(await this.mayRefresh(entityRef, credentials))) {
      throw new NotAllowedError(
        'Refreshing this service needs the permission readiness.service.refresh',
      );
    }
    const by = principalName(credentials);
    const event = await this.options.auditor.createEvent({
      eventId: 'service-refresh',
      severityLevel: 'medium',
      request,
      meta: { entityRef, by },
    });
    try {
      await this.#join(entityRef);
      await this.options.store.audit.append([
        {
          ...{ at: this.options.now(), by, action: 'refresh', entityRef },
          ...{ checkIds: [], details: {} },
        },
      ]);
      await event.success();
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  /** Who asks while the same service is being refreshed waits for that: no source is asked twice at once. */
  async #join(entityRef: string) {
    let refresh = this.#underWay.get(entityRef);
    if (!refresh) {
      refresh = this.#refresh(entityRef).finally(() =>
        this.#underWay.delete(entityRef),
      );
      this.#underWay.set(entityRef, refresh);
    }
    await refresh;
  }

  async #refresh(entityRef: string) {
    const { store, synchroniser, collectors, collection } = this.options;
    await synchroniser.runOverOne(entityRef);
    const stored = (await store.entities.get([entityRef])).get(entityRef);
    if (!stored) return;
    await inParallel(collectors, sourcesAtOnce, collector => {
      const signal = AbortSignal.timeout(timeoutMs);
      return collection.runOverOne(collector, entityRef, stored.entity, signal);
    });
    await this.options.worker.workOn(entityRef);
  }
}
