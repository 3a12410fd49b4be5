import {
  nextSteps,
  type CompiledScorecard,
  type FactCatalog,
  type NextStep,
  type ScorecardResult,
  type UnknownReason,
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
  return nextSteps(scorecard, result, now).map(({ check, attestable }) => {
    const { id, title, effort, fix, attestation } = check.definition;
    const state = result.checks[id];
    const outcome = state?.outcome ?? 'unknown';
    return {
      checkId: id,
      title,
      outcome,
      effort,
      attestable,
      text: textOf(),
    };

    function textOf() {
      if (outcome !== 'unknown') return fix;
      // A source that fell silent is mended rather than talked over.
      const isSilent = state?.unverifiedSince !== undefined;
      return attestable && attestation && !isSilent
        ? attestText(attestation.asks, state?.reason)
        : unknownText(state?.reason?.facts, catalog);
    }
  });
}

function attestText(asks: string, reason: UnknownReason | undefined): string {
  return reason?.lapsedAt === undefined
    ? `Attest: ${asks}`
    : `The attestation lapsed; attest again: ${asks}`;
}

function unknownText(
  facts: string[] | undefined,
  catalog: FactCatalog,
): string {
  const [first] = facts ?? [];
  if (first === undefined)
    return 'The rule could not be applied; open it to see why.';
  const sources = catalog.byName.get(first)?.sources ?? [];
  if (sources.length === 0) return `No data: connect ${whoWouldAnswer(first)}.`;
  const titles = sources.map(({ collectorTitle }) => collectorTitle);
  const who =
    titles.length === 1
      ? `${titles[0]} has no`
      : `None of ${titles.join(', ')} has`;
  return `${who} current data for \`${first}\`; open it to see why.`;
}
