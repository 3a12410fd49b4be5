import {
  nextSteps,
  type CompiledScorecard,
  type FactCatalog,
  type NextStep,
  type ScorecardResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import { whoWouldAnswer } from './factView';

/** The shortest list of checks to the next level, each with what to do first. */
export function nextStepViews(options: {
  scorecard: CompiledScorecard;
  result: ScorecardResult;
  catalog: FactCatalog;
  now: number;
}): NextStep[] {
  const { scorecard, result, catalog, now } = options;
  return nextSteps(scorecard, result, now).map(({ check }) => {
    const { id, title, effort, fix } = check.definition;
    const state = result.checks[id];
    const outcome = state?.outcome ?? 'unknown';
    return {
      checkId: id,
      title,
      outcome,
      effort,
      text:
        outcome === 'unknown'
          ? unknownText(state?.reason?.facts, catalog)
          : fix,
    };
  });
}

function unknownText(
  facts: string[] | undefined,
  catalog: FactCatalog,
): string {
  const [first] = facts ?? [];
  if (first === undefined)
    return 'The rule could not be applied; open it to see why.';
  const reported = (catalog.byName.get(first)?.sources.length ?? 0) > 0;
  return reported
    ? `No current data for ${first}; open it to see what its source says.`
    : `No data: connect ${whoWouldAnswer(first)}.`;
}
