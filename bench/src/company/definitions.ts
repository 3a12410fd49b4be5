import { toCel, type CheckSpec } from './checks';

export const scorecardId = 'bench';

/** Checks and scorecard as files, as somebody would write them. JSON is YAML. */
export function createDefinitions(
  checks: readonly CheckSpec[],
): Array<{ source: string; text: string }> {
  return [
    { source: 'checks.yaml', text: checks.map(checkYaml).join('\n---\n') },
    { source: 'scorecard.yaml', text: scorecardYaml(checks) },
  ];
}

function checkYaml(check: CheckSpec): string {
  return JSON.stringify({
    id: check.id,
    title: `Check ${check.id.slice('check-'.length)}`,
    owner: 'group:default/group-00000',
    category: 'Reliability',
    capability: 'reliability',
    effort: 'small',
    outcome: 'The benchmark has something to count.',
    why: 'A rule of the usual kind over facts of the usual kinds.',
    fix: 'Nothing to be done.',
    rule: toCel(check),
    examples: [{ facts: {}, outcome: 'unknown' }],
  });
}

function scorecardYaml(checks: readonly CheckSpec[]): string {
  const names = ['Reactive', 'Managed', 'Defined', 'Optimised'];
  return JSON.stringify({
    id: scorecardId,
    title: 'Benchmark',
    owner: 'group:default/group-00000',
    appliesTo: { kind: 'Component' },
    levels: names.map((name, i) => ({
      level: i + 1,
      name,
      checks: checks.filter(({ level }) => level === i + 1).map(({ id }) => id),
    })),
  });
}
