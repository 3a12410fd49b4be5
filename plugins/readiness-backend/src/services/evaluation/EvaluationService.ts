import {
  createSubject,
  diffResults,
  evaluateScorecard,
  readFacts,
  sameResult,
  serviceTier,
  type CompiledScorecard,
  type FactChange,
  type FactCoverage,
  type FactDocument,
  type ScorecardResult,
  type StandingAttestation,
  type StandingWaiver,
  type Subject,
  type Transition,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { StoredEntity } from '../../stores/EntityStore';
import type { HistoryTransition } from '../../stores/HistoryStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { StoredResult } from '../../stores/ResultStore';
import type { RuleSet } from '../definitions/RuleSet';
import type { RulesService } from '../definitions/RulesService';
import { endOf } from './endOf';
import { levelMoveOf } from './levelMoveOf';
import { settleIn } from './settleIn';
import { silenceDate } from './silenceDate';

/** What is written after an evaluation. Empty where nothing changed. */
interface Changes {
  results: StoredResult[];
  /** By scorecard, entities that lose their result. */
  obsolete: Map<string, string[]>;
  history: Array<{ entityRef: string; transition: HistoryTransition }>;
}

/** Everything known of one entity before it is evaluated. */
interface Known {
  stored: StoredEntity;
  documents: FactDocument[];
  coverage: FactCoverage[];
  results: StoredResult[];
  /** What stands at the moment of the evaluation, by check. */
  attestations?: ReadonlyMap<string, StandingAttestation>;
  waivers?: ReadonlyMap<string, StandingWaiver>;
  factDiff?: FactDiff;
  now: number;
}

/** One entity as it is judged by every scorecard. */
interface Moment {
  subject: Subject;
  /** When a source falls silent for it alone. */
  silentFrom: number | undefined;
  now: number;
}

/** What a collector has just changed about one entity. */
export interface FactDiff {
  changes: FactChange[];
  /**
   * All facts that the collector declares: with a new document those that had become stale count again, and those
   * that it left out are known not to be there, although no value differs.
   */
  mayDiffer: ReadonlySet<string>;
  /** It is the first that this collector ever reported about the entity. */
  isFirst: boolean;
}

/** Turns stored facts into stored results: reads a batch with a handful of queries, judges, and writes what changed. */
export class EvaluationService {
  constructor(
    private readonly options: {
      rules: RulesService;
      tier: { path: string; fallback: number };
      now: () => number;
    },
  ) {}

  /**
   * Evaluates entities within the caller's transaction, and holds their rows until it ends; those that are gone are
   * passed over.
   *
   * @param tx - a store that is bound to a transaction
   * @param options - `factDiffs`: what the caller has just changed, if that is all that can have changed
   * @returns `byOtherRules`: nothing was evaluated, because other rules than this replica's are in force;
   * `errors` by entity: the results of such an entity stay as they were; `gone`: entities that are not there
   */
  async evaluate(
    tx: ReadinessStore,
    entityRefs: string[],
    options: { factDiffs?: ReadonlyMap<string, FactDiff> } = {},
  ): Promise<{
    byOtherRules: boolean;
    errors: Map<string, string>;
    gone: string[];
  }> {
    const errors = new Map<string, string>();
    if (entityRefs.length === 0) {
      return { byOtherRules: false, errors, gone: [] };
    }
    const entities = await tx.entities.lock(entityRefs);
    const gone = entityRefs.filter(ref => !entities.has(ref));
    // Asked while the rows are held: who puts new rules in force from here on has them evaluated after us.
    const { ruleSet } = this.options.rules;
    const { rulesInForce } = await tx.definitions.state();
    if (rulesInForce !== ruleSet.fingerprint) {
      return { byOtherRules: true, errors, gone };
    }
    const refs = [...entities.keys()];
    const documents = await tx.facts.documents(refs);
    const coverage = await tx.facts.coverage(refs);
    const results = await tx.results.get(refs);
    const now = this.options.now();
    const attestations = await tx.attestations.standing(refs, now);
    const waivers = await tx.waivers.standing(refs, now);
    const changes: Changes = { results: [], obsolete: new Map(), history: [] };
    for (const [ref, stored] of entities) {
      try {
        this.#evaluateEntity(
          ruleSet,
          {
            stored,
            documents: documents.get(ref) ?? [],
            coverage: coverage.get(ref) ?? [],
            results: results.get(ref) ?? [],
            attestations: attestations.get(ref),
            waivers: waivers.get(ref),
            factDiff: options.factDiffs?.get(ref),
            now,
          },
          changes,
        );
      } catch (error) {
        errors.set(ref, (error as Error).message);
      }
    }
    await tx.results.save(changes.results);
    for (const [scorecardId, refsOfScorecard] of changes.obsolete) {
      await tx.results.delete(scorecardId, refsOfScorecard);
    }
    await tx.history.append(changes.history);
    return { byOtherRules: false, errors, gone };
  }

  #evaluateEntity(
    { catalog, scorecards }: RuleSet,
    known: Known,
    changes: Changes,
  ) {
    const { now } = known;
    const { entityRef, entity } = known.stored;
    const readings = readFacts({
      catalog,
      documents: known.documents,
      coverage: known.coverage,
      now,
    });
    const moment = {
      subject: createSubject({ entity, readings }),
      silentFrom: silenceDate({ ...known, readings }),
      now,
    };
    const before = new Map(
      known.results.map(stored => [stored.result.scorecardId, stored]),
    );
    for (const scorecard of scorecards) {
      const previous = before.get(scorecard.definition.id);
      const next = this.#evaluateOne(scorecard, known, previous, moment);
      if (next === 'unchanged') before.delete(scorecard.definition.id);
      else if (next) {
        before.delete(scorecard.definition.id);
        changes.results.push(next.stored);
        for (const transition of next.transitions) {
          changes.history.push({ entityRef, transition });
        }
      }
    }
    // What is left belongs to scorecards that are gone or no longer apply.
    for (const [scorecardId, previous] of before) {
      const transition = endOf(previous, scorecards, now);
      changes.history.push({ entityRef, transition });
      const others = changes.obsolete.get(scorecardId) ?? [];
      changes.obsolete.set(scorecardId, [...others, entityRef]);
    }
  }

  #evaluateOne(
    scorecard: CompiledScorecard,
    known: Known,
    previous: StoredResult | undefined,
    { subject, silentFrom, now }: Moment,
  ):
    | { stored: StoredResult; transitions: Transition[] }
    | 'unchanged'
    | undefined {
    const { entityRef, entity } = known.stored;
    const judged = evaluateScorecard({
      scorecard,
      subject,
      tier: serviceTier(entity, this.options.tier).value,
      previous: previous?.result,
      changedFacts: known.factDiff?.mayDiffer,
      attestations: known.attestations,
      waivers: known.waivers,
      now,
    });
    if (!judged) return undefined;
    const result = holdsUntilAtMost(judged, silentFrom);
    if (!previous) {
      const baseline = { at: now, level: result.level };
      return {
        stored: { entityRef, result, changedAt: now, baseline },
        transitions: [],
      };
    }
    if (sameResult(previous.result, result)) return 'unchanged';
    const settled = settleIn({
      previous,
      result,
      transitions: diffResults({
        scorecard,
        previous: previous.result,
        next: result,
        factDiffs: known.factDiff?.changes,
        subject,
        now,
      }),
      readings: subject.readings,
      isFirst: known.factDiff?.isFirst === true,
      now,
    });
    const { transitions } = settled;
    return {
      stored: {
        ...previous,
        result: settled.result,
        baseline: settled.baseline,
        changedAt: transitions.length > 0 ? now : previous.changedAt,
        moved: levelMoveOf(transitions) ?? previous.moved,
      },
      transitions,
    };
  }
}

function holdsUntilAtMost(
  result: ScorecardResult,
  silentFrom: number | undefined,
): ScorecardResult {
  if (silentFrom === undefined) return result;
  const holdsUntil = Math.min(result.holdsUntil ?? Infinity, silentFrom);
  return { ...result, holdsUntil };
}
