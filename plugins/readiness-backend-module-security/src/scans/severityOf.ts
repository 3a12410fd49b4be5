import type { SarifResult, SarifRule, SarifRun } from './sarifSchema';

/** How grave a result is; undefined for one that is nothing to mend. */
export type Severity = 'critical' | 'high' | 'medium' | 'low';

/**
 * How grave a result of a run is: by the number `security-severity` of the result or its rule, in the bands that code
 * scanning uses (9 critical, 7 high, 4 medium, above 0 low); without one by its level, error as high, warning as
 * medium, note as low. No level is critical: only a number says so.
 *
 * @example
 * ```ts
 * severityOf({ ruleId: 'CVE-2026-1', kind: 'fail', level: 'error' }, run) // 'high'
 * ```
 */
export function severityOf(
  result: SarifResult,
  run: SarifRun,
): Severity | undefined {
  // Anything else than a failure is no finding, whatever its rule says.
  if (result.kind !== 'fail') return undefined;
  const rule = ruleOf(result, run);
  const score =
    result.properties?.['security-severity'] ??
    rule?.properties?.['security-severity'];
  if (score !== undefined) {
    if (score >= 9) return 'critical';
    if (score >= 7) return 'high';
    if (score >= 4) return 'medium';
    return score > 0 ? 'low' : undefined;
  }
  // `warning` is the standard's own default.
  const level = result.level ?? rule?.defaultConfiguration?.level ?? 'warning';
  return byLevel[level];
}

const byLevel = {
  error: 'high',
  warning: 'medium',
  note: 'low',
  none: undefined,
} as const;

/** The rule by its place in the tool, or by its id; a result may name a part of a rule as `rule/part`. */
function ruleOf(
  result: SarifResult,
  { tool }: SarifRun,
): SarifRule | undefined {
  const extension = result.rule?.toolComponent?.index;
  const component =
    extension === undefined ? tool.driver : tool.extensions[extension];
  const index = result.rule?.index ?? result.ruleIndex ?? -1;
  const placed = component?.rules[index];
  if (placed) return placed;
  const id = result.ruleId ?? result.rule?.id;
  return id === undefined ? undefined : ruleById(id, tool);
}

/** Rules of a run by id: a report may have a hundred thousand of them, and as many results. */
const rulesById = new WeakMap<SarifRun['tool'], Map<string, SarifRule>>();
/** Parts of an id that are left out to find its rule. */
const mostParts = 8;

/** The rule with that id, else with the longest part of it. */
function ruleById(id: string, tool: SarifRun['tool']): SarifRule | undefined {
  let rules = rulesById.get(tool);
  if (!rules) {
    const all = [tool.driver, ...tool.extensions].flatMap(part => part.rules);
    // Of rules with one id the first counts.
    rules = new Map(all.reverse().map(rule => [rule.id, rule]));
    rulesById.set(tool, rules);
  }
  let part = id;
  for (let left = mostParts; left >= 0; left -= 1) {
    const rule = rules.get(part);
    const slash = part.lastIndexOf('/');
    if (rule || slash < 0) return rule;
    part = part.slice(0, slash);
  }
  return undefined;
}
