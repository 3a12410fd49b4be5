import { didYouMean } from '../problems/didYouMean';
import type { JudgedObject } from './JudgedObject';
import type { OpenSloKind, OpenSloObject } from './OpenSloObject';
import type { OpenSloProblem } from './OpenSloProblem';
import { problemAt } from './problemAt';
import { referencesIn, type Reference } from './referencesIn';
import { comparisonOf } from './rules/comparisonOf';
import type { Breach } from './rules/Breach';

type Named = ReadonlyMap<OpenSloKind, ReadonlyMap<string, JudgedObject[]>>;

/**
 * Holds what objects refer to, and their names, against all objects. What is not among them may be elsewhere, and is
 * a warning; an objective that does not fit the indicator that it refers to is an error.
 *
 * @example
 * ```ts
 * checkReferences(judged).problems[0]?.message // "there is no SLI 'web-laten' among the documents"
 * ```
 */
export function checkReferences(judged: readonly JudgedObject[]): {
  problems: OpenSloProblem[];
  invalid: ReadonlySet<OpenSloObject>;
} {
  const named = byName(judged);
  const problems: OpenSloProblem[] = [];
  const invalid = new Set<OpenSloObject>();
  for (const { written, object } of judged) {
    if (!object) continue;
    const warnings = [...twins(object, named), ...dangling(object, named)];
    const errors = object.kind === 'SLO' ? misfits(object, named) : [];
    if (errors.length > 0) invalid.add(object);
    problems.push(
      ...errors.map(each => problemAt(written, each)),
      ...warnings.map(each => problemAt(written, each, 'warning')),
    );
  }
  return { problems, invalid };
}

/** Objects by kind and name, the invalid as well: what refers to one is not wrong for that. */
function byName(judged: readonly JudgedObject[]): Named {
  const named = new Map<OpenSloKind, Map<string, JudgedObject[]>>();
  for (const each of judged) {
    const name = nameOf(each.written.value);
    if (!each.kind || name === undefined) continue;
    const ofKind = named.get(each.kind) ?? new Map<string, JudgedObject[]>();
    named.set(each.kind, ofKind);
    const same = ofKind.get(name);
    if (same) same.push(each);
    else ofKind.set(name, [each]);
  }
  return named;
}

function nameOf({ metadata }: Record<string, unknown>): string | undefined {
  if (typeof metadata !== 'object' || metadata === null) return undefined;
  const name: unknown = 'name' in metadata ? metadata.name : undefined;
  return typeof name === 'string' ? name : undefined;
}

function twins({ kind, metadata }: OpenSloObject, named: Named): Breach[] {
  const same = named.get(kind)?.get(metadata.name) ?? [];
  if (same.length < 2) return [];
  return [
    {
      rule: 'unique-name',
      path: ['metadata', 'name'],
      message: `there are ${same.length} of kind ${kind} with the name '${metadata.name}'`,
      mend: 'rename all but one',
    },
  ];
}

function dangling(object: OpenSloObject, named: Named): Breach[] {
  return referencesIn(object)
    .filter(reference => !isKnown(reference, named))
    .map(({ kind, name, path }) => ({
      rule: 'known-reference',
      path,
      message: `there is no ${kind} '${name}' among the documents`,
      mend:
        didYouMean(name, named.get(kind)?.keys() ?? []) ??
        'validate the document that has it together with this one',
    }));
}

function isKnown({ kind, name }: Reference, named: Named): boolean {
  const ofKind = named.get(kind);
  // A service may be something outside of OpenSLO; where there are documents of services, it is one of them.
  if (kind === 'Service' && !ofKind) return true;
  return ofKind?.has(name) ?? false;
}

/** Objectives that do not compare as the indicator that they refer to asks. */
function misfits(
  { spec }: Extract<OpenSloObject, { kind: 'SLO' }>,
  named: Named,
): Breach[] {
  return spec.objectives.flatMap((objective, i) => {
    const name = objective.indicatorRef ?? spec.indicatorRef;
    const found = name === undefined ? [] : named.get('SLI')?.get(name) ?? [];
    const [only] = found.length === 1 ? found : [];
    if (only?.object?.kind !== 'SLI') return [];
    return comparisonOf(objective, only.object.spec).map(breach => ({
      ...breach,
      path: ['spec', 'objectives', i, ...breach.path],
      message: `${breach.message} (SLI '${name}')`,
    }));
  });
}
