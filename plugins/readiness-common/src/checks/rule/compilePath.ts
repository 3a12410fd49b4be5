import type { CatalogFact } from '../../facts/FactCatalog';
import type { FactReading } from '../../facts/FactReading';
import type { RuleScope } from './compileExpression';
import { hasEntityField, readEntityField } from './entityFields';
import type { Expression, RuleValue } from './Expression';
import { Gap } from './Gap';
import type { RulePath } from './RulePath';

/** Reads a fact, an entity field, or an entry of one of the entity's maps. */
export function compilePath(path: RulePath, scope: RuleScope): Expression {
  switch (path.kind) {
    case 'fact':
      return compileFact(path.fact, scope);
    case 'entity': {
      const { segments, type, key } = path;
      const name = `entity.${segments.join('.')}`;
      const gap = Gap.error(
        `${name} is not set; has(${name}) asks whether it is`,
      );
      const field: Expression = ({ entity }) =>
        readEntityField(entity, segments, type) ?? gap;
      return key === undefined ? field : compileEntry(field, key, name);
    }
    default:
      throw new Error(`There is no ${path.root}.${path.name}`);
  }
}

function compileFact(fact: CatalogFact, scope: RuleScope): Expression {
  const { index } = fact;
  const { missing, asked } = gapsOf(fact, scope);
  return ({ readings }) => {
    const reading = readings.at(index);
    if (reading.absence === undefined) return reading.value as RuleValue;
    return wasAnswered(reading, fact) ? asked : missing;
  };
}

/** The entry of a map under a fixed key. */
export function compileEntry(
  map: Expression,
  key: string,
  name: string,
): Expression {
  const gap = Gap.error(
    `${name} has no '${key.slice(0, 100)}'; write '…' in ${name} to ask`,
  );
  return frame => {
    const entries = map(frame);
    if (entries instanceof Gap) return entries;
    const value = Object.hasOwn(entries as object, key)
      ? (entries as Record<string, unknown>)[key]
      : undefined;
    return typeof value === 'string' ? value : gap;
  };
}

/** `has(path)`. */
export function compileHas(path: RulePath, scope: RuleScope): Expression {
  if (path.kind === 'entity') {
    const segments =
      path.key === undefined ? path.segments : [...path.segments, path.key];
    return ({ entity }) => hasEntityField(entity, segments);
  }
  if (path.kind !== 'fact')
    throw new Error(`There is no ${path.root}.${path.name}`);
  const { fact } = path;
  const { index } = fact;
  const { missing, asked } = gapsOf(fact, scope);
  return ({ readings, plainHas }) => {
    const reading = readings.at(index);
    if (reading.absence === undefined) return true;
    if (!wasAnswered(reading, fact)) return missing;
    return plainHas ? false : asked;
  };
}

/**
 * Whether a collector looked at the entity, lately, and reported no such fact. Only then does the author's
 * `whenMissing` speak: where nobody looked, or the answer is too old, the fact may well be there, and the check is
 * unknown. So it may where the source leaves the fact out for a reason of its own: until it is known whether what an
 * entity refers to exists, for one.
 */
function wasAnswered(
  { absence, collectorId }: FactReading,
  { sources }: CatalogFact,
): boolean {
  if (absence !== 'notReported') return false;
  const source = sources.find(s => s.collectorId === collectorId);
  return source?.leftOutWhen === undefined;
}

function gapsOf(fact: CatalogFact, scope: RuleScope) {
  const position = scope.facts.indexOf(fact);
  const missing = new Gap([position], []);
  return {
    missing,
    asked: scope.asked.has(fact) ? new Gap([], [position]) : missing,
  };
}
