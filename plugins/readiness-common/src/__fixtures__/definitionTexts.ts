/** A check as YAML, on eleven lines, that differs from others only in what a test is about. */
export function checkText(
  id: string,
  change: Record<string, string> = {},
): string {
  return Object.entries({
    id,
    title: 'Has CI',
    owner: 'group:default/platform',
    category: 'Operations',
    capability: 'velocity',
    effort: 'small',
    outcome: 'Changes are built.',
    why: 'Otherwise nobody knows.',
    fix: 'Add a pipeline.',
    rule: 'facts.repo.hasCi',
    examples: '[{ facts: {}, outcome: unknown }]',
    ...change,
  })
    .map(([key, value]) => `${key}: ${value}`)
    .join('\n');
}

/** A scorecard as YAML, with the given checks on level 2: the level on line 7, the checks on line 9. */
export function scorecardText(...checks: string[]): string {
  return `id: readiness
title: Readiness
owner: group:default/platform
appliesTo: { kind: Component }
levels:
  - { level: 1, name: Reactive }
  - level: 2
    name: Managed
    checks: [${checks.join(', ')}]
`;
}
