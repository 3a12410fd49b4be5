import { didYouMean } from '../problems/didYouMean';
import type { OpenSloKind } from './OpenSloObject';
import type { Breach } from './rules/Breach';
import { schemaOfKind } from './schemas/schemaOfKind';

/** Versions that are not read, and what is said about each. */
const otherVersions = new Map([
  ['openslo.com/v2alpha', 'it is a draft'],
  ['openslo/v1alpha', 'openslo/v1 took its place'],
]);

/**
 * Which kind of OpenSLO v1 an object says it is, or why it is none that is read.
 *
 * @example
 * ```ts
 * identify({ apiVersion: 'openslo/v1', kind: 'Slo' })
 * // { breach: { rule: 'kind', path: ['kind'], message: "'Slo' is no kind", mend: "did you mean 'SLO'?" } }
 * ```
 */
export function identify(
  value: Record<string, unknown>,
): { kind: OpenSloKind } | { breach: Breach } {
  const { apiVersion, kind } = value;
  if (apiVersion !== 'openslo/v1') return { breach: versionBreach(apiVersion) };
  if (isKind(kind)) return { kind };
  const kinds = Object.keys(schemaOfKind);
  const given = typeof kind === 'string' && kind !== '';
  const rule = given ? 'kind' : 'required';
  const message = given
    ? `'${kind.slice(0, 60)}' is no kind`
    : 'it is missing, or no text';
  const meant = given ? didYouMean(kind, kinds) : undefined;
  const mend = meant ?? `write one of: ${kinds.join(', ')}`;
  return { breach: { rule, path: ['kind'], message, mend } };
}

function isKind(kind: unknown): kind is OpenSloKind {
  return typeof kind === 'string' && Object.hasOwn(schemaOfKind, kind);
}

function versionBreach(version: unknown): Breach {
  const path = ['apiVersion'];
  if (typeof version !== 'string' || version === '') {
    const message = 'it is missing, or no text';
    return { rule: 'required', path, message, mend: "write 'openslo/v1'" };
  }
  const reason = otherVersions.get(version);
  return {
    rule: 'api-version',
    path,
    message:
      reason === undefined
        ? `'${version.slice(0, 60)}' is no version of OpenSLO`
        : `'${version}' is not read, and the document is not judged: ${reason}`,
    mend: "write the document as 'openslo/v1'",
  };
}
