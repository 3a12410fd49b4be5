import type { FactValue } from '@service-readiness/backstage-plugin-readiness-common';
import { daysSince } from '../reading/daysSince';
import type { ScorecardReport } from './parseScorecard';
import { practices } from './practices';

/** Branch-Protection gives 6 points once a review is required, and everything below it (docs/checks.md, tier 2). */
const reviewRequired = 6;

/**
 * The facts that a result of Scorecard stands for. Beside the scores, what they prove of facts that others report too:
 * a check that is met proves it; one that is not says why it could be, and proves nothing.
 *
 * @example
 * ```ts
 * scorecardFacts({ score: 7.1, checks: { 'Branch-Protection': 8 } }, now)
 * // { 'security.postureScore': 7.1, 'practices.branchProtection': 8, 'repository.branchProtected': true }
 * ```
 */
export function scorecardFacts(
  { score, date, checks }: ScorecardReport,
  now: number,
): Record<string, FactValue> {
  const facts: Record<string, FactValue> = {};
  const ageDays = daysSince(date, now);
  if (score !== undefined) facts['security.postureScore'] = score;
  if (ageDays !== undefined) facts['security.postureAgeDays'] = ageDays;
  for (const { check, fact } of practices) {
    const points = scoreOf(checks, check);
    if (points !== undefined) facts[fact] = points;
  }
  // A low score may come from a release branch alone, or from a token that may not see the rules.
  if ((scoreOf(checks, 'Branch-Protection') ?? 0) >= reviewRequired) {
    facts['repository.branchProtected'] = true;
  }
  const policy = scoreOf(checks, 'Security-Policy');
  if (policy !== undefined) facts['repository.hasSecurityPolicy'] = policy > 0;
  // It knows some tools, and cannot say that there is no other.
  if (scoreOf(checks, 'Dependency-Update-Tool') === 10) {
    facts['repository.hasDependencyUpdates'] = true;
  }
  // This check looks the dependencies up in a database of vulnerabilities: a scan.
  if (
    scoreOf(checks, 'Vulnerabilities') !== undefined &&
    ageDays !== undefined
  ) {
    facts['security.scanAgeDays'] = ageDays;
  }
  return facts;
}

function scoreOf(
  checks: ScorecardReport['checks'],
  name: string,
): number | undefined {
  return Object.hasOwn(checks, name) ? checks[name] : undefined;
}
