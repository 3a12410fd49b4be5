import { randomUUID } from 'node:crypto';
import type {
  AuditorService,
  AuthService,
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import type { Request } from 'express';
import type {
  LevelView,
  OperationInput,
  PushFactsBody,
  PushFactsResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { ActorService } from '../acts/ActorService';
import type { RulesService } from '../definitions/RulesService';
import { isoOf, levelView } from '../queries/levelView';
import type { ReadModel } from '../readModel/ReadModel';
import type { VisibilityService } from '../visibility/VisibilityService';
import { callerOf } from './callerOf';
import { chooseSource } from './chooseSource';
import type { PushCaller } from './mayPush';
import { PushedEntities } from './PushedEntities';
import type { PushSource } from './PushSource';
import type { PushedOutcome, PushWriter } from './PushWriter';
import { readItem, type PushedItem } from './readItem';

type Refused = PushFactsResult['refused'];
type Accepted = PushFactsResult['accepted'];

/** What is good of a push, by its place in the request, and why the rest is not. */
interface Sorted {
  items: Map<number, PushedItem>;
  refused: Refused;
  /** What is wrong with what is said about an entity that may be reported on. */
  wrong: Map<string, string>;
}

/** Takes what pipelines and people push: who may is configured, good items are kept, each bad one is named. */
export class PushService {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      sources: readonly PushSource[];
      writer: PushWriter;
      actors: ActorService;
      auth: AuthService;
      auditor: AuditorService;
      permissions: PermissionsService;
      visibility: VisibilityService;
      readModel: ReadModel;
      rules: RulesService;
      now: () => number;
    },
  ) {}

  /**
   * The answer holds the new levels. The auditor is told of every attempt, and of no value.
   *
   * @throws NotAllowedError when no source names the caller, InputError when it must be said which
   */
  async push(
    { body }: OperationInput<'pushFacts'>,
    credentials: BackstageCredentials,
    request?: Request,
  ): Promise<PushFactsResult> {
    const caller = await callerOf(credentials, this.options);
    const event = await this.options.auditor.createEvent({
      eventId: 'facts-push',
      severityLevel: 'medium',
      // By it the auditor knows from where it came.
      request,
      meta: {
        by: caller.name,
        items: body.items.length,
        ...(body.source !== undefined && { source: body.source }),
      },
    });
    try {
      const { sources } = this.options;
      const source = chooseSource(sources, caller, body.source);
      const answer = await this.#push(source, body, caller, credentials);
      await event.success({
        meta: {
          source: source.id,
          accepted: answer.accepted.length,
          refused: answer.refused.length,
          changed: answer.accepted.reduce(
            (sum, a) => sum + a.changed.length,
            0,
          ),
        },
      });
      return answer;
    } catch (error) {
      await event.fail({ error: error as Error });
      throw error;
    }
  }

  async #push(
    source: PushSource,
    body: PushFactsBody,
    caller: PushCaller,
    credentials: BackstageCredentials,
  ): Promise<PushFactsResult> {
    const { writer, now } = this.options;
    const { items, refused, wrong } = await this.#sort(
      source,
      body,
      caller,
      credentials,
    );
    await writer.refuse(source, wrong);
    const outcomes = await writer.write(source, [...items.values()], {
      ...{ id: randomUUID(), collectorId: source.id, startedAt: now() },
      ...{ covered: 0, failed: refused.length, changed: 0 },
      pushedBy: caller.name,
    });
    const accepted: Accepted = [];
    const levels = await this.#levels([...outcomes.keys()]);
    for (const [index, item] of items) {
      const outcome = outcomes.get(item.entityRef);
      if (outcome) {
        const standing = levels.get(item.entityRef) ?? [];
        accepted.push({
          index,
          ...acceptedView(source, item, outcome, standing),
        });
      } else {
        const { entityRef } = item;
        const error = PushedEntities.unknown(entityRef, source);
        refused.push(refusal(index, entityRef, error));
      }
    }
    refused.sort((a, b) => a.index - b.index);
    return { source: source.id, accepted, refused };
  }

  async #sort(
    source: PushSource,
    { items }: PushFactsBody,
    caller: PushCaller,
    credentials: BackstageCredentials,
  ): Promise<Sorted> {
    const { store, permissions, visibility, readModel, now } = this.options;
    const at = now();
    const entities = await PushedEntities.of(items, {
      ...{ source, store, permissions, credentials },
      company: await readModel.current(),
      // What the token of a pipeline may report on is configured, and it may see nothing else.
      sees: caller.isPerson
        ? await visibility.of(credentials)
        : { sees: () => true },
    });
    const taken = new Set<string>();
    const sorted: Sorted = { items: new Map(), refused: [], wrong: new Map() };
    for (const [index, item] of items.entries()) {
      let entityRef: string | undefined;
      try {
        entityRef = await entities.admit(item.entityRef);
        const { facts } = source;
        const read = readItem(item, { entityRef, facts, now: at });
        if (taken.has(entityRef)) throw namedTwice();
        taken.add(entityRef);
        sorted.items.set(index, read);
      } catch (error) {
        const { message } = error as Error;
        if (entityRef !== undefined) sorted.wrong.set(entityRef, message);
        sorted.refused.push(refusal(index, item.entityRef, error as Error));
      }
    }
    // What is right stands beside it, and says more.
    for (const ref of taken) sorted.wrong.delete(ref);
    return sorted;
  }

  /** Where the entities stand now, by scorecard. */
  async #levels(
    entityRefs: readonly string[],
  ): Promise<ReadonlyMap<string, LevelView[]>> {
    const { readModel, rules, now } = this.options;
    const company = await readModel.current();
    const { scorecards } = rules.ruleSet;
    return new Map(
      entityRefs.map(ref => [
        ref,
        scorecards.flatMap(scorecard => {
          const summary = company.result(ref, scorecard.definition.id);
          return summary ? [levelView(scorecard, summary, now())] : [];
        }),
      ]),
    );
  }
}

function acceptedView(
  source: PushSource,
  { entityRef, values }: PushedItem,
  outcome: PushedOutcome,
  levels: readonly LevelView[],
): Omit<Accepted[number], 'index'> {
  const { changed, knownSince, pending, levelsBefore } = outcome;
  const isKept = knownSince === undefined;
  return {
    ...{ entityRef, changed, pending },
    absent: source.facts
      .map(({ name }) => name)
      .filter(name => isKept && !Object.hasOwn(values, name)),
    ignored: isKept
      ? undefined
      : `'${source.id}' observed it at ${isoOf(knownSince)}, which is later`,
    levels: levels.map(level => {
      const from = levelsBefore.get(level.scorecardId);
      return from === undefined || from === level.level
        ? level
        : { ...level, from };
    }),
  };
}

function refusal(
  index: number,
  entityRef: string,
  { name, message }: Error,
): Refused[number] {
  return { index, entityRef, error: { name, message } };
}

function namedTwice(): Error {
  return new InputError(
    'named twice in this request; put all its facts into one item',
  );
}
