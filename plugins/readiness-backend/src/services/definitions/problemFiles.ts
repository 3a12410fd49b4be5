import type { Problem } from '@service-readiness/backstage-plugin-readiness-common';
import type { StoredDefinitionFile } from '../../stores/DefinitionStore';
import type { RuleSet } from './RuleSet';

/** What is in force of a file, folder or address with problems. */
export interface ProblemFile {
  source: string;
  /**
   * - `earlierVersion`: the last good one, instead of one that was refused or could not be read;
   * - `goodParts`: its good definitions, because there is no good version as a whole to fall back on;
   * - `nothing`: none of it.
   */
  inForce: 'earlierVersion' | 'goodParts' | 'nothing';
  /** When the earlier version was taken over; of several files, the last of them. */
  since?: number;
}

/**
 * What is in force of every source that has problems. Problems that stand in no definition, such as those of
 * collectors, have no source here.
 *
 * @param sources - every definition text that was compiled, the built-in ones among them
 *
 * @example
 * ```ts
 * problemFiles({ problems, stored, ruleSet, sources })
 * // [{ source: 'checks/has-runbook.yaml', inForce: 'earlierVersion', since: 1795251600000 }]
 * ```
 */
export function problemFiles(options: {
  problems: readonly Problem[];
  stored: readonly StoredDefinitionFile[];
  ruleSet: Pick<RuleSet, 'definedIn'>;
  sources: Iterable<string>;
}): ProblemFile[] {
  const { problems, stored, ruleSet } = options;
  const known = new Set(options.sources);
  const isInForce = ({ source }: StoredDefinitionFile) =>
    ruleSet.definedIn.has(source);
  return [...new Set(problems.map(({ source }) => source))].flatMap(
    (source): ProblemFile[] => {
      const refused = stored.filter(file =>
        file.problems.some(problem => problem.source === source),
      );
      const earlier = refused.filter(isInForce);
      if (earlier.length > 0) {
        const since = Math.max(...earlier.map(({ storedAt }) => storedAt));
        return [{ source, inForce: 'earlierVersion', since }];
      }
      if (refused.length === 0 && !known.has(source)) return [];
      const inForce = ruleSet.definedIn.has(source) ? 'goodParts' : 'nothing';
      return [{ source, inForce }];
    },
  );
}
