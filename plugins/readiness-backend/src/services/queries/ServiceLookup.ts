import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  readFacts,
  type FactReadings,
  type OperationInput,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { StoredEntity } from '../../stores/EntityStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { StoredResult } from '../../stores/ResultStore';
import type { RulesService } from '../definitions/RulesService';
import type { Company } from '../readModel/Company';
import type { EntityRow } from '../readModel/EntityRow';
import type { ReadModel } from '../readModel/ReadModel';
import type {
  Visibility,
  VisibilityService,
} from '../visibility/VisibilityService';

/** One service that the caller sees, with all that is stored about it. */
export interface SeenService {
  row: EntityRow;
  company: Company;
  visibility: Visibility;
  stored: StoredEntity;
  results: StoredResult[];
  readings: FactReadings;
  pending: boolean;
}

/** Finds one service for somebody. */
export class ServiceLookup {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      readModel: ReadModel;
      rules: RulesService;
      visibility: VisibilityService;
      now: () => number;
    },
  ) {}

  /** @throws NotFoundError alike for a service that is hidden, one that does not exist, and what is no service. */
  async see(
    input: OperationInput<'getService'>,
    credentials: BackstageCredentials,
  ): Promise<SeenService> {
    const { store, rules, now } = this.options;
    const entityRef = entityRefOf(input);
    // Side by side: what was read for somebody who may not see it is not looked at.
    const [{ row, company, visibility }, record] = await Promise.all([
      this.row(input, credentials),
      store.service(entityRef),
    ]);
    if (!record) throw noSuchService(entityRef);
    const { documents, coverage, ...rest } = record;
    const readings = readFacts({
      ...{ documents, coverage },
      catalog: rules.ruleSet.catalog,
      now: now(),
    });
    return { row, company, visibility, readings, ...rest };
  }

  /** What the lists know of a service. @throws as `see` does */
  async row(
    input: OperationInput<'getService'>,
    credentials: BackstageCredentials,
  ): Promise<{ row: EntityRow; company: Company; visibility: Visibility }> {
    const entityRef = entityRefOf(input);
    const [visibility, company] = await Promise.all([
      this.options.visibility.of(credentials),
      this.options.readModel.current(),
    ]);
    const row = company.entity(entityRef);
    if (!row?.isService || !visibility.sees(row)) {
      throw noSuchService(entityRef);
    }
    return { row, company, visibility };
  }
}

function entityRefOf(input: OperationInput<'getService'>): string {
  return stringifyEntityRef(input).toLocaleLowerCase('en-US');
}

function noSuchService(entityRef: string) {
  return new NotFoundError(`No service '${entityRef}' that you can see`);
}
