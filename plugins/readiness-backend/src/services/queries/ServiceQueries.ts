import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import {
  createSubject,
  linkTypeOf,
  nearestName,
  serviceTier,
  type CheckView,
  type CompiledScorecard,
  type FactList,
  type OperationInput,
  type ScorecardExplanation,
  type ServiceCard,
  type WaiverPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import { outcomeLetter } from '../../stores/outcomeLetters';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { ResultSummary, StoredResult } from '../../stores/ResultStore';
import { linkAddress } from '../catalog/linkAddress';
import { isWebAddress } from '../catalog/linkEvidence';
import type { PermittedActs } from '../acts/PermittedActs';
import { deliverySummary } from '../delivery/deliverySummary';
import type { RulesService } from '../definitions/RulesService';
import { checkView } from './checkView';
import { factView, factViewsOf } from './factView';
import { lapsingView } from './lapsingView';
import { isoOf, levelView, rungViews } from './levelView';
import { nextStepViews } from './nextStepViews';
import type { SeenService, ServiceLookup } from './ServiceLookup';
import { standingActs, type StandingActs } from './standingActs';

/** Answers what is asked about one service, down to the fact. */
export class ServiceQueries {
  constructor(
    private readonly options: {
      store: Pick<ReadinessStore, 'attestations' | 'waivers' | 'disputes'>;
      rules: RulesService;
      lookup: ServiceLookup;
      permitted: PermittedActs;
      policy: Pick<WaiverPolicy, 'longestDays'>;
      remindDays: { attestations: number; waivers: number };
      tier: { path: string; fallback: number };
      /** That the facts of delivery are over. */
      factsWindowDays: number;
      example: boolean;
      now: () => number;
    },
  ) {}

  async getService(
    input: OperationInput<'getService'>,
    credentials: BackstageCredentials,
  ): Promise<ServiceCard> {
    const seen = await this.options.lookup.see(input, credentials);
    const { row, company, visibility, stored } = seen;
    const { rules, example, store, remindDays, now } = this.options;
    const { entityRef } = row;
    // The company goes on: what is read of it is read before the others are waited for.
    const owner = company.owner(row, visibility);
    const scorecards = rules.ruleSet.scorecards.flatMap(scorecard => {
      const result = resultOf(seen, scorecard);
      return result ? [this.#cardOf(scorecard, result, seen)] : [];
    });
    const [may, lapsing] = await Promise.all([
      this.options.permitted.on(row, company, credentials),
      lapsingView({ store, remindDays, entityRef, now: now() }),
    ]);
    return {
      entityRef,
      title: row.title,
      owner,
      tier: serviceTier(stored.entity, this.options.tier),
      example,
      pending: seen.pending,
      links: (stored.entity.metadata.links ?? []).flatMap(link => {
        const type = linkTypeOf(link);
        return type && isWebAddress(link.url)
          ? [{ type, title: link.title ?? type, url: linkAddress(link.url) }]
          : [];
      }),
      scorecards,
      delivery: deliverySummary(seen.readings, this.options.factsWindowDays),
      may,
      lapsing,
      longestWaiverDays: this.options.policy.longestDays,
    };
  }

  async explainScorecard(
    input: OperationInput<'explainScorecard'>,
    credentials: BackstageCredentials,
  ): Promise<ScorecardExplanation> {
    const { scorecardId, ...entity } = input;
    const seen = await this.options.lookup.see(entity, credentials);
    const { rules, example, now } = this.options;
    const scorecard = rules.ruleSet.scorecards.find(
      ({ definition }) => definition.id === scorecardId,
    );
    const result = scorecard && resultOf(seen, scorecard);
    if (!scorecard || !result) {
      throw new NotFoundError(this.#noSuchScorecard(scorecardId, seen));
    }
    const acts = await standingActs({
      store: this.options.store,
      ...{ scorecard, result: result.result, now: now() },
      entityRef: seen.row.entityRef,
    });
    const summary = summaryOf(result);
    const { id, title, description, owner } = scorecard.definition;
    return {
      entityRef: seen.row.entityRef,
      scorecard: { id, title, description, owner },
      level: levelView(scorecard, summary, now()),
      rungs: rungViews(scorecard, summary, now()),
      nextSteps: nextStepViews({
        scorecard,
        result: result.result,
        catalog: rules.ruleSet.catalog,
        now: now(),
      }),
      checks: this.#checkViews(scorecard, result, seen, acts),
      example,
      pending: seen.pending,
    };
  }

  async listFacts(
    input: OperationInput<'getService'>,
    credentials: BackstageCredentials,
  ): Promise<FactList> {
    const { readings } = await this.options.lookup.see(input, credentials);
    const { catalog } = this.options.rules.ruleSet;
    const items = catalog.facts
      .map(fact => factView(fact, readings.at(fact.index)))
      .filter(view => view.absence !== 'noCollector');
    return { items };
  }

  #cardOf(
    scorecard: CompiledScorecard,
    stored: StoredResult,
    { readings }: SeenService,
  ): ServiceCard['scorecards'][number] {
    const summary = summaryOf(stored);
    const { id, title, levels } = scorecard.definition;
    const read = new Set(scorecard.checks.flatMap(c => c.check.factNames));
    const observed = [...read]
      .map(name => readings.get(name)?.observedAt)
      .filter((at): at is number => at !== undefined);
    return {
      id,
      title,
      level: levelView(scorecard, summary, this.options.now()),
      rungs: rungViews(scorecard, summary, this.options.now()),
      nextLevel: levels
        .map(({ level, name }) => ({ level, name }))
        .find(({ level }) => level === summary.level + 1),
      nextSteps: nextStepViews({
        scorecard,
        result: stored.result,
        catalog: readings.catalog,
        now: this.options.now(),
      }),
      evaluatedAt: isoOf(stored.changedAt),
      firstEvaluated: stored.changedAt === stored.baseline.at,
      asOf: observed.length > 0 ? isoOf(Math.min(...observed)) : undefined,
    };
  }

  #checkViews(
    scorecard: CompiledScorecard,
    { result, baseline }: StoredResult,
    { stored: { entity }, readings }: SeenService,
    acts: StandingActs,
  ): CheckView[] {
    const now = this.options.now();
    const subject = createSubject({ entity, readings });
    const { value: tier } = serviceTier(entity, this.options.tier);
    const factOf = factViewsOf(readings);
    return scorecard.checks.map(entry => {
      const state = result.checks[entry.check.id];
      return checkView({
        ...{ entry, state, subject, factOf, tier, now },
        baselineAt: baseline.at,
        attestation: acts.attestations.get(entry.check.id),
        waiver: acts.waivers.get(entry.check.id),
        disputes: acts.disputes.filter(d => d.checkId === entry.check.id),
      });
    });
  }

  #noSuchScorecard(id: string, { row, results }: SeenService): string {
    const ids = results.map(({ result }) => result.scorecardId);
    const nearest = nearestName(id, ids);
    return `No scorecard '${id}' applies to '${row.entityRef}'${
      nearest ? `; did you mean '${nearest}'?` : ''
    }`;
  }
}

function resultOf(
  { results }: SeenService,
  scorecard: CompiledScorecard,
): StoredResult | undefined {
  return results.find(
    ({ result }) => result.scorecardId === scorecard.definition.id,
  );
}

/** A result as the views read it. */
function summaryOf({
  entityRef,
  result,
  changedAt,
  moved,
}: StoredResult): ResultSummary {
  const checkIds = Object.keys(result.checks);
  return {
    ...{ entityRef, changedAt, moved, checkIds },
    scorecardId: result.scorecardId,
    fingerprint: result.fingerprint,
    level: result.level,
    verifiedLevel: result.verifiedLevel,
    earnedLevel: result.earnedLevel,
    unverifiedSince: result.unverifiedSince,
    outcomes: checkIds
      .map(id =>
        outcomeLetter(
          result.checks[id]?.outcome ?? 'unknown',
          result.waived?.[id] !== undefined,
        ),
      )
      .join(''),
    waived: Object.keys(result.waived ?? {}).length,
  };
}
