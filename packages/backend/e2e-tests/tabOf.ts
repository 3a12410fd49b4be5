/**
 * Path of the readiness tab of a service of the example company.
 *
 * @example
 * ```ts
 * tabOf('refunds', { check: 'has-runbook' }) // '/catalog/default/component/refunds/readiness?check=has-runbook'
 * ```
 */
export function tabOf(
  service: string,
  selection: { check?: string; scorecard?: string } = {},
): string {
  const query = new URLSearchParams(selection).toString();
  return `/catalog/default/component/${service}/readiness${
    query && `?${query}`
  }`;
}
