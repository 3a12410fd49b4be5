import { schemaMistakes, type SchemaMistake } from '../problems/schemaMistakes';
import { writtenPath } from '../problems/writtenPath';
import type { OpenSloKind, OpenSloObject } from './OpenSloObject';
import { openSloRules, type OpenSloRuleId } from './openSloRules';
import type { Breach } from './rules/Breach';
import { schemaOfKind } from './schemas/schemaOfKind';

/** Mistakes of one object that are told; more would hide the first. */
const mostMistakes = 50;

/** YAML 1.2 has no merge keys; the specification's own reader is of older YAML, which has. */
const mergeMend =
  'write the entries out: merge keys of older YAML are not read';

type Told = Omit<Breach, 'mend'> & { mend?: string };

/**
 * Holds an object against the schema and the rules of its kind.
 *
 * @example
 * ```ts
 * breachesOf('Service', { apiVersion: 'openslo/v1', kind: 'Service', metadata: {} })
 * // { breaches: [{ rule: 'required', path: ['metadata', 'name'], message: 'it is missing', mend: 'add it: a text' }] }
 * ```
 */
export function breachesOf(
  kind: OpenSloKind,
  value: Record<string, unknown>,
): { object: OpenSloObject } | { breaches: Told[] } {
  const schema = schemaOfKind[kind];
  const { success, data, error } = schema.safeParse(value);
  if (success) return { object: data };
  const mistakes = schemaMistakes(error, schema, value);
  return { breaches: mistakes.slice(0, mostMistakes).map(breachOf) };
}

function breachOf({ path, message, mend, issue }: SchemaMistake): Told {
  const where = writtenPath(path);
  const rule = ruleOf(issue, message);
  return {
    rule,
    path,
    // The path is told beside the message.
    message: message
      .replace(`${where}: `, '')
      .replace(`'${where}' is missing`, 'it is missing'),
    mend: path.at(-1) === '<<' ? mergeMend : mend ?? mendOf(rule, message),
  };
}

const ruleOfCode = new Map<string, OpenSloRuleId>([
  ['unrecognized_keys', 'unknown-field'],
  ['invalid_value', 'allowed-value'],
  ['too_small', 'required'],
]);

function ruleOf(issue: SchemaMistake['issue'], message: string): OpenSloRuleId {
  const rule: unknown = issue.code === 'custom' && issue.params?.rule;
  if (isRule(rule)) return rule;
  if (message.endsWith(' is missing')) return 'required';
  return ruleOfCode.get(issue.code) ?? 'type';
}

function isRule(rule: unknown): rule is OpenSloRuleId {
  return typeof rule === 'string' && Object.hasOwn(openSloRules, rule);
}

function mendOf(rule: OpenSloRuleId, message: string): string {
  if (rule === 'required') return 'write something here, or see what it is for';
  if (rule === 'allowed-value') {
    const [, allowed] = / is none of: (.+)$/s.exec(message) ?? [];
    return allowed ? `write one of: ${allowed}` : 'write one that is allowed';
  }
  const [, expected] = /must be (.+)$/s.exec(message) ?? [];
  return expected ? `write ${expected}` : 'correct it';
}
