import {
  createSubject,
  diffResults,
  evaluateScorecard,
  readFacts,
  sameResult,
  serviceTier,
  type CompiledScorecard,
  type FactCoverage,
  type FactDocument,
  type Subject,
  type Transition,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { StoredEntity } from '../../stores/EntityStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { LevelMove, StoredResult } from '../../stores/ResultStore';
import type { FactDiff } from '../collection/diffFacts';
import type { RulesService } from '../definitions/RulesService';

/** What is written after an evaluation. Empty where nothing changed. */
interface Changes {
  results: StoredResult[];
  obsolete: Array<{ entityRef: string; scorecardIds: string[] }>;
  history: Array<{ entityRef: string; transition: Transition }>;
}

/** Everything known of one entity before it is evaluated. */
interface Known {
  stored: StoredEntity;
  documents: FactDocument[];
  coverage: FactCoverage[];
  results: StoredResult[];
  factDiffs?: readonly FactDiff[];
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
   * Evaluates entities within the caller's transaction; those that are gone are passed over.
   *
   * @param tx - a store that is bound to a transaction
   * @param options - `factDiffs`: what the caller has just changed, if that is all that can have changed
   * @returns errors by entity; the results of such an entity stay as they were
   */
  async evaluate(
    tx: ReadinessStore,
    entityRefs: string[],
    options: { factDiffs?: ReadonlyMap<string, FactDiff[]> } = {},
  ): Promise<{ errors: Map<string, string> }> {
    const errors = new Map<string, string>();
    if (entityRefs.length === 0) return { errors };
    const entities = await tx.entities.lock(entityRefs);
    const refs = [...entities.keys()];
    const documents = await tx.facts.documents(refs);
    const coverage = await tx.facts.coverage(refs);
    const results = await tx.results.get(refs);
    const changes: Changes = { results: [], obsolete: [], history: [] };
    for (const [ref, stored] of entities) {
      try {
        this.#evaluateEntity(
          {
            stored,
            documents: documents.get(ref) ?? [],
            coverage: coverage.get(ref) ?? [],
            results: results.get(ref) ?? [],
            factDiffs: options.factDiffs?.get(ref),
          },
          changes,
        );
      } catch (error) {
        errors.set(ref, (error as Error).message);
      }
    }
    await tx.results.save(changes.results);
    for (const { entityRef, scorecardIds } of changes.obsolete) {
      await tx.results.delete(entityRef, scorecardIds);
    }
    await tx.history.append(changes.history);
    return { errors };
  }

  #evaluateEntity(known: Known, changes: Changes) {
    const now = this.options.now();
    const { catalog, scorecards } = this.options.rules.ruleSet;
    const { entityRef, entity } = known.stored;
    const readings = readFacts({
      catalog,
      documents: known.documents,
      coverage: known.coverage,
      now,
    });
    const subject = createSubject({ entity, readings, catalog, now });
    const before = new Map(
      known.results.map(stored => [stored.result.scorecardId, stored]),
    );
    for (const scorecard of scorecards) {
      const previous = before.get(scorecard.definition.id);
      const next = this.#evaluateOne(scorecard, subject, known, previous, now);
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
    if (before.size > 0) {
      changes.obsolete.push({ entityRef, scorecardIds: [...before.keys()] });
    }
  }

  #evaluateOne(
    scorecard: CompiledScorecard,
    subject: Subject,
    known: Known,
    previous: StoredResult | undefined,
    now: number,
  ): { stored: StoredResult; transitions: Transition[] } | 'unchanged' | undefined {
    const { entityRef, entity } = known.stored;
    const result = evaluateScorecard({
      scorecard,
      subject,
      tier: serviceTier(entity, this.options.tier).value,
      previous: previous?.result,
      changedFacts:
        known.factDiffs && new Set(known.factDiffs.map(({ name }) => name)),
      now,
    });
    if (!result) return undefined;
    if (!previous) {
      const baseline = { at: now, level: result.level };
      return {
        stored: { entityRef, result, changedAt: now, baseline },
        transitions: [],
      };
    }
    if (sameResult(previous.result, result)) return 'unchanged';
    const transitions = diffResults({
      scorecard,
      previous: previous.result,
      next: result,
      factDiffs: known.factDiffs ?? [],
      subject,
      now,
    });
    return {
      stored: {
        ...previous,
        result,
        changedAt: transitions.length > 0 ? now : previous.changedAt,
        moved: moveOf(transitions) ?? previous.moved,
      },
      transitions,
    };
  }
}

function moveOf(transitions: Transition[]): LevelMove | undefined {
  for (const transition of transitions) {
    if (transition.kind !== 'level') continue;
    return {
      from: transition.from,
      to: transition.to,
      at: transition.effectiveAt,
      byRule: transition.cause.kind === 'rule',
    };
  }
  return undefined;
}
