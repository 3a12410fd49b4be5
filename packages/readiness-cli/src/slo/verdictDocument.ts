import type { validateOpenSlo } from '@service-readiness/backstage-plugin-readiness-common';

/** What `--json` prints: every key always, null where nothing is known. */
export interface VerdictDocument {
  valid: boolean;
  files: number;
  /** The valid ones. */
  objects: Array<{ kind: string; name: string }>;
  errors: number;
  warnings: number;
  problems: Array<{
    file: string;
    line: number | null;
    column: number | null;
    path: string | null;
    severity: 'error' | 'warning';
    rule: string;
    message: string;
    mend: string | null;
  }>;
}

/** What was found, for machines. */
export function verdictDocument(
  { objects, problems }: ReturnType<typeof validateOpenSlo>,
  files: number,
): VerdictDocument {
  const count = (severity: string) =>
    problems.filter(problem => problem.severity === severity).length;
  const errors = count('error');
  return {
    valid: errors === 0,
    files,
    objects: objects.map(({ kind, metadata }) => ({
      kind,
      name: metadata.name,
    })),
    errors,
    warnings: count('warning'),
    problems: problems.map(
      ({ source, line, column, path, severity, rule, message, mend }) => ({
        file: source,
        line: line ?? null,
        column: column ?? null,
        path: path ?? null,
        severity,
        rule,
        message,
        mend: mend ?? null,
      }),
    ),
  };
}
