import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { NotFoundError } from '@backstage/errors';
import {
  type CompiledScorecard,
  type GroupView,
  type OperationInput,
  type ScorecardList,
  type ServiceList,
  type ServiceSummary,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { ResultSummary } from '../../stores/ResultStore';
import type { RulesService } from '../definitions/RulesService';
import type { ServiceRow } from '../readModel/Company';
import type { ReadModel } from '../readModel/ReadModel';
import type { VisibilityService } from '../visibility/VisibilityService';
import { checkCounts, distributionOf } from './distribution';
import { isoOf, levelView } from './levelView';
import { listServices } from './listServices';
import { nextStepViews } from './nextStepViews';
import { serviceFilters } from './serviceFilters';

/** How far back a change of level is worth mentioning in a list. */
const recentMoveMs = 90 * 24 * 3_600_000;

/** Answers what is asked about many services at once, from memory and over what the caller sees. */
export class CompanyQueries {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      readModel: ReadModel;
      rules: RulesService;
      visibility: VisibilityService;
      example: boolean;
      now: () => number;
    },
  ) {}

  async listServices(
    { query = {} }: OperationInput<'listServices'>,
    credentials: BackstageCredentials,
  ): Promise<ServiceList> {
    const { now, rules } = this.options;
    const filters = serviceFilters(query, rules.ruleSet.scorecards);
    const { scorecard } = filters;
    const [visibility, company] = await Promise.all([
      this.options.visibility.of(credentials),
      this.options.readModel.current(),
    ]);
    const { page, ...rest } = listServices({
      ...{ company, visibility, query, filters },
      now: now(),
    });
    const owners = page.map(({ row }) => company.owner(row, visibility));
    const steps = scorecard
      ? await this.#nextSteps(scorecard, page)
      : new Map();
    const items = page.map(({ row, summary }, at): ServiceSummary => {
      const moved = summary?.moved;
      const isRecent = moved && moved.at > this.options.now() - recentMoveMs;
      return {
        entityRef: row.entityRef,
        kind: row.kind,
        namespace: row.namespace,
        name: row.name,
        title: row.title,
        type: row.type,
        lifecycle: row.lifecycle,
        tier: row.tier,
        systemRef: row.systemRef,
        owner: owners[at] ?? { state: 'none' },
        level:
          scorecard &&
          summary &&
          levelView(scorecard, summary, this.options.now()),
        movedTo: isRecent ? { ...moved, at: isoOf(moved.at) } : undefined,
        nextStep: steps.get(row.entityRef),
      };
    });
    return {
      items,
      ...rest,
      example: this.options.example,
      scorecard: scorecard && {
        id: scorecard.definition.id,
        title: scorecard.definition.title,
      },
    };
  }

  async listScorecards(
    _: OperationInput<'listScorecards'>,
    credentials: BackstageCredentials,
  ): Promise<ScorecardList> {
    const { rules, now } = this.options;
    const visibility = await this.options.visibility.of(credentials);
    const company = await this.options.readModel.current();
    const items = rules.ruleSet.scorecards.map(scorecard => {
      const { id, title, description, owner } = scorecard.definition;
      const summaries = company
        .servicesSeenBy(visibility, id)
        .map(({ summary }) => summary)
        .filter((summary): summary is ResultSummary => summary !== undefined);
      return {
        id,
        title,
        description,
        owner,
        source: scorecard.source,
        total: summaries.length,
        ...distributionOf(scorecard, summaries),
        checks: checkCounts(scorecard, summaries, now()),
      };
    });
    return {
      items,
      example: this.options.example,
      problems: [...rules.problems],
      problemFiles: rules.problemFiles.map(file => ({
        ...file,
        since: isoOf(file.since),
      })),
    };
  }

  async getGroup(
    input: OperationInput<'getGroup'>,
    credentials: BackstageCredentials,
  ): Promise<GroupView> {
    const { scorecard } = serviceFilters(
      { scorecard: input.query?.scorecard },
      this.options.rules.ruleSet.scorecards,
    );
    const visibility = await this.options.visibility.of(credentials);
    const company = await this.options.readModel.current();
    const entityRef = stringifyEntityRef(input).toLocaleLowerCase('en-US');
    const group = company.entity(entityRef);
    if (!group || group.kind !== 'group' || !visibility.sees(group)) {
      throw new NotFoundError(`No group '${entityRef}' that you can see`);
    }
    const { groups, cycle } = company.descent(entityRef);
    const seenGroups = groups.filter(ref => {
      const row = company.entity(ref);
      return row !== undefined && visibility.sees(row);
    });
    const owners = new Set(groups);
    const summaries = company
      .servicesSeenBy(visibility, scorecard?.definition.id ?? '')
      .filter(({ row }) => row.ownerRef && owners.has(row.ownerRef))
      .map(({ summary }) => summary);
    return {
      entityRef,
      title: group.title,
      example: this.options.example,
      scorecard: scorecard && {
        id: scorecard.definition.id,
        title: scorecard.definition.title,
      },
      total: summaries.length,
      ...(scorecard
        ? distributionOf(scorecard, summaries)
        : {
            distribution: [],
            notEvaluated: summaries.length,
            unverified: 0,
            waived: 0,
          }),
      groups: seenGroups.length,
      cycle: cycle.every(ref => seenGroups.includes(ref)) ? cycle : [],
    };
  }

  /** The first next step of each service on a page. One query for the page. */
  async #nextSteps(scorecard: CompiledScorecard, page: ServiceRow[]) {
    const { store, rules, now } = this.options;
    const results = await store.results.get(
      page.map(({ row }) => row.entityRef),
    );
    const steps = new Map<string, ServiceSummary['nextStep']>();
    for (const [entityRef, ofEntity] of results) {
      const stored = ofEntity.find(
        ({ result }) => result.scorecardId === scorecard.definition.id,
      );
      if (!stored) continue;
      const [first] = nextStepViews({
        scorecard,
        result: stored.result,
        catalog: rules.ruleSet.catalog,
        now: now(),
      });
      steps.set(entityRef, first);
    }
    return steps;
  }
}
