import type { CompiledCheck } from '../checks/CompiledCheck';
import { compileScorecard } from '../scorecards/compileScorecard';
import type { CompiledScorecard } from '../scorecards/CompiledScorecard';
import {
  scorecardDefinitionSchema,
  type CompanyStage,
  type ScorecardDefinition,
} from '../scorecards/ScorecardDefinition';

type Levels = Array<Array<string | Record<string, unknown>>>;

/** A definition with the given checks on level 2, level 3, and so on. */
export function scorecardDefinition(
  rungs: Levels,
  change: Record<string, unknown> = {},
): ScorecardDefinition {
  return scorecardDefinitionSchema.parse({
    id: 'readiness',
    title: 'Readiness',
    owner: 'group:default/platform',
    appliesTo: { kind: 'Component' },
    levels: [
      { level: 1, name: 'Reactive' },
      ...rungs.map((checks, i) => ({
        level: i + 2,
        name: `Level ${i + 2}`,
        checks,
      })),
    ],
    ...change,
  });
}

/** The compiled scorecard. Fails the test when the definition has a problem. */
export function compiledScorecard(
  rungs: Levels,
  checks: readonly CompiledCheck[],
  stage?: CompanyStage,
): CompiledScorecard {
  const result = compileScorecard(
    scorecardDefinition(rungs),
    new Map(checks.map(check => [check.id, check])),
    { stage },
  );
  if ('problems' in result) {
    throw new Error(result.problems.map(p => p.message).join('; '));
  }
  return result.scorecard;
}
