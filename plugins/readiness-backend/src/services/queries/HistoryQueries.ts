import type { BackstageCredentials } from '@backstage/backend-plugin-api';
import type {
  Cause,
  CompiledScorecard,
  FactValue,
  History,
  HistoryItem,
  OperationInput,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { HistoryEntry, ResultEnd } from '../../stores/HistoryStore';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import type { RulesService } from '../definitions/RulesService';
import { isoOf } from './levelView';
import { noneOf } from './noneOf';
import { QueryError, type MendedMistake } from './QueryError';
import { readIdCursor } from './readIdCursor';
import type { ServiceLookup } from './ServiceLookup';

const defaultLimit = 50;

/** Tells how a service came to stand where it stands. */
export class HistoryQueries {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      rules: RulesService;
      lookup: ServiceLookup;
    },
  ) {}

  async getHistory(
    input: OperationInput<'getHistory'>,
    credentials: BackstageCredentials,
  ): Promise<History> {
    const { store, rules } = this.options;
    const { query = {}, ...entity } = input;
    const { row } = await this.options.lookup.row(entity, credentials);
    const { entityRef } = row;
    const limit = query.limit ?? defaultLimit;
    const entries = await store.history.list({
      entityRef,
      scorecardId: query.scorecard,
      kind: query.kind,
      checkId: query.check,
      beforeId: readIdCursor(query.cursor),
      limit: limit + 1,
    });
    // A rule may have gone and left changes behind; a name that has none and is in no rule was misspelt.
    if (entries.length === 0) this.#refuseUnknown(query);
    const shown = entries.slice(0, limit);
    const hasMore = entries.length > limit;
    const baselines =
      query.kind === 'check' || query.check
        ? []
        : await this.#baselines(entityRef, query);
    const items: HistoryItem[] = [];
    for (const entry of shown) {
      // What was first evaluated at the moment of a change was so before it.
      const { noticedAt } = entry.transition;
      while (baselines[0] && baselines[0].at > noticedAt) {
        items.push(...baselines.splice(0, 1).map(({ item }) => item));
      }
      items.push(
        itemOf(entry, scorecardOf(rules, entry.transition.scorecardId)),
      );
    }
    if (hasMore) return { items, nextCursor: shown[shown.length - 1]?.id };
    return { items: [...items, ...baselines.map(({ item }) => item)] };
  }

  /** First evaluations, of results that are and of those that ended, newest first; from the cursor on. */
  async #baselines(
    entityRef: string,
    query: NonNullable<OperationInput<'getHistory'>['query']>,
  ): Promise<Array<{ at: number; item: HistoryItem }>> {
    const { store, rules } = this.options;
    const cursor = readIdCursor(query.cursor);
    const [results, ends, shownUntil] = await Promise.all([
      store.results.get([entityRef]),
      store.history.ends(entityRef, query.scorecard),
      cursor ? store.history.noticedAt(entityRef, cursor) : undefined,
    ]);
    const begun = [
      ...(results.get(entityRef) ?? [])
        .filter(
          ({ result: { scorecardId } }) =>
            !query.scorecard || scorecardId === query.scorecard,
        )
        .map(({ result: { scorecardId }, baseline }) => ({
          ...{ id: `baseline-${scorecardId}`, scorecardId, baseline },
        })),
      ...ends.map(({ id, transition: { scorecardId, baseline } }) => ({
        ...{ id: `baseline-${id}`, scorecardId, baseline },
      })),
    ];
    return begun
      .sort((a, b) => b.baseline.at - a.baseline.at)
      .map(({ id, scorecardId, baseline }, at) => {
        const isFirst = begun
          .slice(at + 1)
          .every(earlier => earlier.scorecardId !== scorecardId);
        const scorecard = scorecardOf(rules, scorecardId);
        const name = levelName(scorecard, baseline.level);
        const moment = isoOf(baseline.at);
        const item: HistoryItem = {
          ...{ id, scorecardId, kind: 'baseline', to: String(baseline.level) },
          text: `${isFirst ? 'First evaluated' : 'Evaluated again'}: ${name}`,
          ...{ effectiveAt: moment, noticedAt: moment },
        };
        return { at: baseline.at, item };
      })
      .filter(({ at }) => shownUntil === undefined || at <= shownUntil);
  }

  #refuseUnknown(query: NonNullable<OperationInput<'getHistory'>['query']>) {
    const { scorecards } = this.options.rules.ruleSet;
    const mistakes: MendedMistake[] = [];
    const ids = scorecards.map(({ definition }) => definition.id);
    if (query.scorecard && !ids.includes(query.scorecard)) {
      mistakes.push(noneOf('scorecard', query.scorecard, 'scorecard', ids));
    }
    const checkIds = scorecards.flatMap(({ checks }) =>
      checks.map(({ check }) => check.id),
    );
    if (query.check && !checkIds.includes(query.check)) {
      mistakes.push(noneOf('check', query.check, 'check', checkIds));
    }
    if (mistakes.length > 0) throw new QueryError(mistakes);
  }
}

function scorecardOf(
  rules: RulesService,
  id: string,
): CompiledScorecard | undefined {
  return rules.ruleSet.scorecards.find(
    ({ definition }) => definition.id === id,
  );
}

function levelName(scorecard: CompiledScorecard | undefined, level: number) {
  const found = scorecard?.definition.levels.find(l => l.level === level);
  return found ? `${level} ${found.name}` : String(level);
}

const endsInWords: Record<ResultEnd['cause']['kind'], string> = {
  entity: 'no longer applies (the catalog entity changed)',
  rule: 'no longer applies (the rule changed)',
  removal: 'ended (the service left the catalog)',
};

const endCauses = { entity: 'fact', rule: 'rule', removal: undefined } as const;

function endItem(
  id: string,
  { scorecardId, cause, from, effectiveAt, noticedAt }: ResultEnd,
  scorecard: CompiledScorecard | undefined,
): HistoryItem {
  const title = scorecard?.definition.title ?? scorecardId;
  const name = levelName(scorecard, from);
  return {
    ...{ id, scorecardId, kind: 'end', from: String(from), to: 'none' },
    cause: endCauses[cause.kind],
    text: `${title} ${endsInWords[cause.kind]}; it stood at ${name}`,
    ...{ effectiveAt: isoOf(effectiveAt), noticedAt: isoOf(noticedAt) },
  };
}

function itemOf(
  { id, transition }: HistoryEntry,
  scorecard: CompiledScorecard | undefined,
): HistoryItem {
  if (transition.kind === 'end') return endItem(id, transition, scorecard);
  const titleOf = (checkId: string) =>
    scorecard?.checks.find(({ check }) => check.definition.id === checkId)
      ?.check.definition.title ?? checkId;
  const shared = {
    id,
    scorecardId: transition.scorecardId,
    cause: transition.cause.kind,
    effectiveAt: isoOf(transition.effectiveAt),
    noticedAt: isoOf(transition.noticedAt),
  };
  const because = causeInWords(transition.cause);
  if (transition.kind === 'check') {
    const { checkId, from, to } = transition;
    const checkTitle = titleOf(checkId);
    return {
      ...{ ...shared, kind: 'check', checkId, checkTitle, from, to },
      text: `${checkTitle}: ${outcomeInWords[from]} → ${outcomeInWords[to]}${because}`,
    };
  }
  const { from, to, checkIds } = transition;
  const verb = to > from ? 'Reached' : 'Lost';
  const name = levelName(scorecard, Math.max(from, to));
  const checks = checkIds.map(titleOf).join(', ');
  return {
    ...{ ...shared, kind: 'level', from: String(from), to: String(to) },
    text: `${verb} ${name}${checks ? `: ${checks}` : ''}${because}`,
  };
}

const outcomeInWords = {
  pass: 'pass',
  fail: 'fail',
  unknown: 'unknown',
  notApplicable: 'not applicable',
};

const lapsesInWords = {
  countsFrom: 'its date came',
  attestation: 'the attestation lapsed',
  waiver: 'the waiver lapsed',
};

function causeInWords(cause: Cause): string {
  switch (cause.kind) {
    case 'fact':
      return cause.facts.length === 0
        ? ' (the catalog entity changed)'
        : ` (${cause.facts
            .map(
              f => `${f.name}: ${valueInWords(f.from)} → ${valueInWords(f.to)}`,
            )
            .join(', ')})`;
    case 'silence':
      return ` (no current data for ${cause.facts.join(', ')})`;
    case 'lapse':
      return ` (${lapsesInWords[cause.what]})`;
    case 'attestation':
      return cause.how === 'attested'
        ? ' (attested)'
        : ' (the attestation was withdrawn)';
    case 'waiver':
      return cause.how === 'granted'
        ? ' (waived)'
        : ' (the waiver was revoked)';
    default:
      return ' (the rule changed)';
  }
}

function valueInWords(value: FactValue | undefined): string {
  if (value === undefined) return 'no value';
  return Array.isArray(value) ? `[${value.join(', ')}]` : String(value);
}
