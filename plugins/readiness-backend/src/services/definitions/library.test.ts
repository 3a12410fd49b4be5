import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import {
  checkCategories,
  companyStages,
  createFactCatalog,
  loadDefinitions,
  runExamples,
  wellKnownFacts,
} from '@service-readiness/backstage-plugin-readiness-common';

const directory = resolve(__dirname, '../../../library');
const files = readdirSync(directory, { recursive: true, encoding: 'utf8' })
  .filter(name => name.endsWith('.yaml'))
  .sort()
  .map(name => ({
    source: name,
    text: readFileSync(join(directory, name), 'utf8'),
  }));

// Without collectors: a built-in check reads the vocabulary and nothing else, or it does not load.
const { catalog } = createFactCatalog(wellKnownFacts, []);
const { checks, scorecards, problems } = loadDefinitions(files, catalog);

/** The checklist, as people know it, and the check that stands for each item. */
const checklist: Record<(typeof checkCategories)[number], [string, string][]> =
  {
    Reliability: [
      ['redundancy implemented', 'redundancy-implemented'],
      ['graceful degradation', 'degrades-gracefully'],
      ['circuit breakers', 'circuit-breakers-in-place'],
      ['retry logic', 'retries-implemented'],
      ['timeout handling', 'timeouts-handled'],
    ],
    Observability: [
      ['metrics dashboard', 'has-metrics-dashboard'],
      ['log aggregation', 'logs-aggregated'],
      ['distributed tracing', 'distributed-traces-collected'],
      ['alerts configured', 'alerts-configured'],
      ['SLOs defined', 'slos-defined'],
    ],
    Security: [
      ['security review', 'security-review-current'],
      ['secrets management', 'secrets-managed'],
      ['access controls', 'access-controlled'],
      ['audit logging', 'audit-log-kept'],
      ['vulnerability scanning', 'vulnerabilities-scanned'],
    ],
    Operations: [
      ['runbooks written', 'has-runbook'],
      ['on-call scheduled', 'on-call-scheduled'],
      ['capacity planned', 'capacity-planned'],
      ['cost estimated', 'cost-estimated'],
      ['documentation complete', 'documentation-complete'],
    ],
  };

const rungs: Record<string, string[]> = {
  Reactive: [],
  Managed: [
    'owned-by-staffed-group',
    'on-call-scheduled',
    'has-metrics-dashboard',
    'logs-aggregated',
    'alerts-configured',
    'has-runbook',
    'documentation-complete',
    'secrets-managed',
    'access-controlled',
    'incident-process-in-place',
  ],
  Proactive: [
    'slos-defined',
    'budget-burn-alerted',
    'distributed-traces-collected',
    'redundancy-implemented',
    'timeouts-handled',
    'retries-implemented',
    'degrades-gracefully',
    'circuit-breakers-in-place',
    'vulnerabilities-scanned',
    'security-review-current',
    'audit-log-kept',
    'recovers-automatically',
    'capacity-planned',
    'load-tested',
    'dependencies-as-strong',
  ],
  Optimized: [
    'cost-estimated',
    'business-impact-declared',
    'delivered-progressively',
    'recovery-exercised',
    'budget-policy-followed',
    'lead-time-elite-or-improving',
    'action-items-on-time',
  ],
};

describe('the built-in library', () => {
  it('loads without a problem', () => {
    expect(problems).toEqual([]);
    expect(checks.size + scorecards.length).toBe(files.length);
  });

  it.each([...checks.values()].map(check => [check.id, check] as const))(
    '%s shows by examples when it passes, fails and is unknown',
    (id, check) => {
      expect(runExamples(check, catalog)).toEqual([]);
      const outcomes = check.definition.examples.map(({ outcome }) => outcome);
      expect(outcomes).toEqual(
        expect.arrayContaining(['pass', 'fail', 'unknown']),
      );
      expect(basename(check.source, '.yaml')).toBe(id);
      expect(check.definition.owner).toMatch(/^group:[a-z-]+\/[a-z-]+$/);
      // One sentence for the people who sign off.
      expect(check.definition.outcome).toMatch(/^[^.]+\.$/);
    },
  );
});

/** Questions that a source can always be connected for: a person's word is worth less there. */
const answeredBySources = [
  'owned-by-staffed-group',
  'on-call-scheduled',
  'has-metrics-dashboard',
  'logs-aggregated',
  'alerts-configured',
  'distributed-traces-collected',
  'slos-defined',
  'has-runbook',
  'documentation-complete',
  'vulnerabilities-scanned',
  'dependencies-as-strong',
  'lead-time-elite-or-improving',
  'action-items-on-time',
  'deploys-weekly',
  'change-failures-bounded',
  'recovers-within-a-day',
  'no-stale-undeployed-changes',
];

/** For scorecards of companies: a figure that is asked of everybody is worked at instead of what it measures. */
const onNoRung = [
  'deploys-weekly',
  'change-failures-bounded',
  'recovers-within-a-day',
  'no-stale-undeployed-changes',
];

describe('attestations', () => {
  it('are taken for everything but what sources answer', () => {
    const attestable = [...checks.values()]
      .filter(({ definition }) => definition.attestation)
      .map(({ id }) => id);
    expect([...attestable, ...answeredBySources].sort()).toEqual(
      [...checks.keys()].sort(),
    );
  });

  it.each(
    [...checks.values()]
      .filter(({ definition }) => definition.attestation)
      .map(({ id, definition }) => [id, definition] as const),
  )('%s says how to attest, and shows that it counts', (_, definition) => {
    expect(definition.attestation?.asks).toMatch(/^[^.]+\.$/);
    expect(definition.attestation?.evidence).toBe('required');
    expect(definition.fix).toMatch(/\battest\b/);
    expect(definition.examples).toContainEqual(
      expect.objectContaining({ facts: {}, attested: true, outcome: 'pass' }),
    );
  });
});

describe('production-readiness', () => {
  const [scorecard] = scorecards;

  it.each(
    Object.entries(checklist).flatMap(([category, items]) =>
      items.map(([item, id]) => [item, id, category] as const),
    ),
  )('has the checklist item "%s"', (_, id, category) => {
    expect(checks.get(id)?.definition.category).toBe(category);
    expect(scorecard?.checks.map(({ check }) => check.id)).toContain(id);
  });

  it('has on each rung what the ladder asks for there', () => {
    const found = scorecard?.rungs.map(rung => [
      rung.name,
      rung.checks.map(({ check }) => check.id).sort(),
    ]);
    expect(Object.fromEntries(found ?? [])).toEqual(
      Object.fromEntries(
        Object.entries(rungs).map(([name, ids]) => [name, [...ids].sort()]),
      ),
    );
  });

  it('leaves to companies what delivery figures to ask for', () => {
    const asked = new Set(scorecard?.checks.map(({ check }) => check.id));
    const others = [...checks.keys()].filter(id => !asked.has(id));
    expect(others.sort()).toEqual([...onNoRung].sort());
  });

  it('says from which stage on each check is asked for', () => {
    for (const { check, from } of scorecard?.checks ?? []) {
      expect({ id: check.id, from }).toEqual({
        id: check.id,
        from: expect.any(String),
      });
    }
  });

  it.each(companyStages)(
    'leaves no rung without a check for any tier of a company in the stage %s',
    stage => {
      const [staged] = loadDefinitions(files, catalog, { stage }).scorecards;
      for (const rung of staged?.rungs.slice(1) ?? []) {
        for (const tier of [1, 2, 3, 4, 9]) {
          const applicable = rung.checks.filter(
            ({ tiers }) => !tiers || tiers.includes(tier),
          );
          expect(applicable).not.toEqual([]);
        }
      }
    },
  );

  it('asks for more with every stage', () => {
    const asked = companyStages.map(
      stage =>
        loadDefinitions(files, catalog, { stage }).scorecards[0]?.checks.length,
    );
    expect(asked).toEqual([12, 21, 28, 32]);
  });

  it.each([
    ['service', true],
    ['website', true],
    ['data-pipeline', true],
    ['library', false],
    ['cli', false],
    ['documentation', false],
  ])('is for a component of type %s: %s', (type, applies) => {
    const entity = {
      apiVersion: 'backstage.io/v1alpha1',
      kind: 'Component',
      metadata: { name: 'example' },
      spec: { type, lifecycle: 'production', owner: 'group:default/example' },
    };
    expect(scorecard?.appliesTo.matches(entity)).toBe(applies);
  });
});
