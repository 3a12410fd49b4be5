/** The twenty items of the production readiness checklist, each with the built-in check that asks for it. */
export const checklist: ReadonlyArray<[item: string, checkId: string]> = [
  // Reliability
  ['Redundancy implemented', 'redundancy-implemented'],
  ['Graceful degradation', 'degrades-gracefully'],
  ['Circuit breakers', 'circuit-breakers-in-place'],
  ['Retry logic', 'retries-implemented'],
  ['Timeout handling', 'timeouts-handled'],
  // Observability
  ['Metrics dashboard', 'has-metrics-dashboard'],
  ['Log aggregation', 'logs-aggregated'],
  ['Distributed tracing', 'distributed-traces-collected'],
  ['Alerts configured', 'alerts-configured'],
  ['SLOs defined', 'slos-defined'],
  // Security
  ['Security review', 'security-review-current'],
  ['Secrets management', 'secrets-managed'],
  ['Access controls', 'access-controlled'],
  ['Audit logging', 'audit-log-kept'],
  ['Vulnerability scanning', 'vulnerabilities-scanned'],
  // Operations
  ['Runbooks written', 'has-runbook'],
  ['On-call scheduled', 'on-call-scheduled'],
  ['Capacity planned', 'capacity-planned'],
  ['Cost estimated', 'cost-estimated'],
  ['Documentation complete', 'documentation-complete'],
];
