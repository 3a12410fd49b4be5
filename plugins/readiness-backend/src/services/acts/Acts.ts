import type {
  AuditorService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError, NotAllowedError, NotFoundError } from '@backstage/errors';
import type { ResourcePermission } from '@backstage/plugin-permission-common';
import type { JsonObject } from '@backstage/types';
import type { Request } from 'express';
import type {
  Actor,
  CompiledCheck,
  LevelView,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { RulesService } from '../definitions/RulesService';
import type { EvaluationService } from '../evaluation/EvaluationService';
import { levelView } from '../queries/levelView';
import type { Company } from '../readModel/Company';
import type { EntityRow } from '../readModel/EntityRow';
import type { ReadModel } from '../readModel/ReadModel';
import type { VisibilityService } from '../visibility/VisibilityService';
import type { ActorService } from './ActorService';
import { allowedOn } from './allowedOn';
import { checksAsked } from './checksAsked';
import { principalName } from './principalName';

type EntityPermission = ResourcePermission<'catalog-entity'>;

/** A service that somebody does something about. */
export interface Subject {
  row: EntityRow;
  company: Company;
  /** Checks in force that it is asked, by id. */
  checks: ReadonlyMap<string, CompiledCheck>;
}

/**
 * What all acts of people share: who does it is known and allowed to, the auditor is told whether it succeeds or is
 * refused, and what follows for levels is settled in the transaction that writes it.
 */
export class Acts {
  constructor(
    readonly options: {
      store: ReadinessStore;
      auditor: AuditorService;
      permissions: PermissionsService;
      actors: ActorService;
      visibility: VisibilityService;
      readModel: ReadModel;
      rules: RulesService;
      evaluation: EvaluationService;
      now: () => number;
    },
  ) {}

  /**
   * Does something as somebody. The auditor is told of every attempt; words of people are not for it.
   *
   * @param work - returns the answer, what to tell of it, and why if the answer is that nothing was done
   */
  async perform<T>(
    act: { eventId: string; meta: JsonObject; request?: Request },
    credentials: BackstageCredentials,
    work: (
      actor: Actor,
    ) => Promise<{ answer: T; meta?: JsonObject; refusal?: Error }>,
  ): Promise<T> {
    const event = await this.options.auditor.createEvent({
      eventId: act.eventId,
      severityLevel: 'medium',
      // By it the auditor knows who it was.
      request: act.request,
      meta: { ...act.meta, by: principalName(credentials) },
    });
    let performed: Awaited<ReturnType<typeof work>>;
    try {
      const actor = await this.options.actors.of(credentials);
      // The rules as they are now; the transaction must not wait for another connection.
      await this.options.rules.follow();
      performed = await work(actor);
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
    const { answer, meta, refusal } = performed;
    await (refusal
      ? event.fail({ error: refusal, meta })
      : event.success({ meta }));
    return answer;
  }

  /** The service of a reference, if the caller sees it. @throws InputError when it is no reference */
  async find(
    text: string,
    credentials: BackstageCredentials,
  ): Promise<Subject | undefined> {
    const { visibility, readModel, rules } = this.options;
    const entityRef = fullRef(text);
    const [seen, company] = await Promise.all([
      visibility.of(credentials),
      readModel.current(),
    ]);
    const row = company.entity(entityRef);
    if (!row?.isService || !seen.sees(row)) return undefined;
    const checks = checksAsked(company, rules.ruleSet, entityRef);
    return { row, company, checks };
  }

  /** As `find`. @throws NotFoundError alike for a hidden and a non-existing service */
  async service(
    text: string,
    credentials: BackstageCredentials,
  ): Promise<Subject> {
    const found = await this.find(text, credentials);
    if (!found) throw noSuchService(fullRef(text));
    return found;
  }

  /** @throws NotAllowedError that names the permission */
  async authorize(
    permission: EntityPermission,
    entityRef: string,
    credentials: BackstageCredentials,
  ): Promise<void> {
    const allowed = await this.allowed(permission, [entityRef], credentials);
    if (!allowed.has(entityRef)) throw notAllowed(permission, entityRef);
  }

  allowed(
    permission: EntityPermission,
    entityRefs: readonly string[],
    credentials: BackstageCredentials,
  ): Promise<ReadonlySet<string>> {
    const { permissions } = this.options;
    return allowedOn(permissions, permission, entityRefs, credentials);
  }

  /**
   * Writes with the entities held, so that no two acts about one overlap, and evaluates them in the same transaction.
   *
   * @param write - is given which of the entities are alive
   * @throws what `write` throws, and then nothing was written
   */
  transaction<T>(
    entityRefs: readonly string[],
    write: (tx: ReadinessStore, alive: ReadonlySet<string>) => Promise<T>,
    { evaluates = true }: { evaluates?: boolean } = {},
  ): Promise<T> {
    const { store, evaluation } = this.options;
    return store.transaction(async tx => {
      const alive = new Set((await tx.entities.lock([...entityRefs])).keys());
      const written = await write(tx, alive);
      if (!evaluates) return written;
      const refs = [...alive];
      const { byOtherRules, errors } = await evaluation.evaluate(tx, refs);
      // Whoever has the rules in force evaluates it, and what failed is tried again.
      await tx.queue.enqueue(byOtherRules ? refs : [...errors.keys()]);
      return written;
    });
  }

  /** Where a service stands now, by scorecard. */
  async levels(entityRef: string): Promise<LevelView[]> {
    const { readModel, rules, now } = this.options;
    const company = await readModel.current();
    return rules.ruleSet.scorecards.flatMap(scorecard => {
      const summary = company.result(entityRef, scorecard.definition.id);
      return summary ? [levelView(scorecard, summary, now())] : [];
    });
  }
}

export function noSuchService(entityRef: string): Error {
  return new NotFoundError(`No service '${entityRef}' that you can see`);
}

export function notAllowed(
  permission: EntityPermission,
  entityRef: string,
): Error {
  return new NotAllowedError(
    `This needs the permission ${permission.name} on ${entityRef}`,
  );
}

/** The catalog's parser lets them through; no name of an entity has one, and PostgreSQL does not take all. */
const unwritable = /[\p{Cc}\p{Cs}]/u;

/** The full reference of a text, in lower case. */
export function fullRef(text: string): string {
  try {
    if (unwritable.test(text)) throw new InputError('control characters');
    return stringifyEntityRef(parseEntityRef(text)).toLocaleLowerCase('en-US');
  } catch {
    // The parser's message speaks of its own options.
    throw new InputError(
      `'${text}' is no entity reference; write it like 'component:default/refunds'`,
    );
  }
}
