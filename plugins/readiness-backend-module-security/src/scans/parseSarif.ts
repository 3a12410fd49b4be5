import { InputError } from '@backstage/errors';
import { parseJson } from '@service-readiness/backstage-plugin-readiness-node';
import { sarifSchema, type SarifResult, type SarifRun } from './sarifSchema';
import { severityOf, type Severity } from './severityOf';

/** What is kept of a scanner's report: counts, and nothing of what it found. */
export type ScanReport = {
  counts: Record<Severity, number>;
  /** Names of the tools. */
  tools: string[];
  /** When the last run ended, in ISO 8601; absent when no run says. */
  scannedAt?: string;
};

/**
 * Counts what a SARIF 2.1.0 log holds by severity. Results that are suppressed, that are gone since the baseline, or
 * that are no failure are not counted.
 *
 * @throws InputError when it is no such log, or when its counts would say less than the truth: a run that failed, has
 * no results, or keeps them in another file.
 */
export function parseSarif(text: string): ScanReport {
  const parsed = sarifSchema.safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const path = issue?.path.join('.') || 'the document';
    throw new InputError(
      `is no SARIF 2.1.0: ${path.slice(0, 200)}: ${issue?.message}`,
    );
  }
  const { runs } = parsed.data;
  if (runs.length === 0) throw new InputError('holds no run of a scanner');
  const counts = { critical: 0, high: 0, medium: 0, low: 0 };
  for (const run of runs) {
    for (const result of resultsOf(run)) {
      const severity = isOpen(result) ? severityOf(result, run) : undefined;
      if (severity) counts[severity] += 1;
    }
  }
  const tools = [...new Set(runs.map(({ tool }) => tool.driver.name))].sort();
  const ends = runs.flatMap(endsOf);
  return {
    counts,
    tools,
    ...(ends.length > 0 && {
      scannedAt: new Date(Math.max(...ends)).toISOString(),
    }),
  };
}

function resultsOf(run: SarifRun): SarifResult[] {
  const { name } = run.tool.driver;
  if (run.invocations.some(i => i.executionSuccessful === false)) {
    throw new InputError(`says that the run of ${name} failed`);
  }
  if (run.externalPropertyFileReferences?.results?.length) {
    throw new InputError(`keeps the results of ${name} in another file`);
  }
  if (!run.results) throw new InputError(`has no results of ${name}`);
  return run.results;
}

/**
 * A suppression counts once it is accepted, which it is when it says nothing else; one under review or rejected beside
 * it keeps the result open (SARIF 2.1.0, 3.27.23).
 */
function isOpen({ baselineState, suppressions }: SarifResult): boolean {
  const isSuppressed =
    Boolean(suppressions?.length) &&
    suppressions?.every(({ status }) => !status || status === 'accepted');
  return baselineState !== 'absent' && !isSuppressed;
}

function endsOf({ invocations }: SarifRun): number[] {
  return invocations
    .map(({ endTimeUtc, startTimeUtc }) =>
      Date.parse(endTimeUtc ?? startTimeUtc ?? ''),
    )
    .filter(at => !Number.isNaN(at));
}
