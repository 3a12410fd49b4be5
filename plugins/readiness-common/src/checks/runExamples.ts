import type { Entity } from '@backstage/catalog-model';
import { assumeFacts } from '../facts/assumeFacts';
import { checkFactValues } from '../facts/checkFactValues';
import type { FactCatalog } from '../facts/FactCatalog';
import type { FactValue } from '../facts/FactDeclaration';
import type { Problem } from '../problems/Problem';
import type { CheckExample, FactTree } from './CheckDefinition';
import type { CompiledCheck } from './CompiledCheck';
import { createSubject } from './createSubject';
import { explainCheck } from './explainCheck';

/** What an example without an entity is about: a service in production. */
const typicalService: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: { name: 'example', namespace: 'default' },
  spec: {
    type: 'service',
    lifecycle: 'production',
    owner: 'group:default/example',
  },
};

/** Far from any moment that an example is about. */
const anAttestation = { expiresAt: Date.UTC(2100, 0) };

/**
 * Runs a check's own examples as its test. Empty when every one gives the outcome that it promises.
 *
 * Given facts are fresh; all others are as if their collector had looked and found nothing. An example without an
 * entity is about a service in production; one with an entity is about exactly that entity. A person has attested
 * only where it says so.
 *
 * @example
 * ```ts
 * runExamples(check, catalog)[0]?.message
 * // 'example 2 (one level only) gives pass, not fail: oncall.escalationLevels is 2'
 * ```
 *
 * @public
 */
export function runExamples(
  check: CompiledCheck,
  catalog: FactCatalog,
): Problem[] {
  return check.definition.examples.flatMap((example, index) => {
    const path = `examples[${index}]`;
    const named = example.name ? ` (${example.name})` : '';
    const title = `example ${index + 1}${named}`;
    const values = flatten(example.facts, catalog);
    const mistakes = checkFactValues(catalog.facts, values);
    if (mistakes.length > 0) {
      return mistakes.map(mistake => ({
        source: check.source,
        path: `${path}.facts.${mistake.path}`,
        message: `${title}: ${mistake.message}`,
        mend: mistake.mend,
      }));
    }
    if (example.attested && !check.definition.attestation) {
      return [
        {
          source: check.source,
          path: `${path}.attested`,
          message: `${title} is attested, and this check cannot be`,
          mend: "add an 'attestation' to the check, or take 'attested' out of the example",
        },
      ];
    }
    const subject = createSubject({
      entity: entityOf(example),
      readings: assumeFacts(catalog, values as Record<string, FactValue>),
    });
    const { outcome, because } = explainCheck(check, subject, {
      attestation: example.attested ? anAttestation : undefined,
    });
    if (outcome === example.outcome) return [];
    return [
      {
        source: check.source,
        path,
        message: `${title} gives ${outcome}, not ${example.outcome}: ${because}`,
        mend: 'correct the rule or the example',
      },
    ];
  });
}

/** By name. A branch that is no name of a fact stays a branch, and is reported as not declared. */
function flatten(
  tree: Record<string, FactTree>,
  catalog: FactCatalog,
): Record<string, unknown> {
  const values: Record<string, unknown> = Object.create(null);
  function walk(branch: Record<string, FactTree>, prefix: string) {
    for (const [segment, value] of Object.entries(branch)) {
      const name = `${prefix}${segment}`;
      const isBranch =
        typeof value === 'object' &&
        !Array.isArray(value) &&
        !catalog.byName.has(name);
      if (isBranch) walk(value, `${name}.`);
      else values[name] = value;
    }
  }
  walk(tree, '');
  return values;
}

function entityOf({ entity }: CheckExample): Entity {
  if (!entity) return typicalService;
  const metadata =
    entity.metadata !== null && typeof entity.metadata === 'object'
      ? entity.metadata
      : {};
  return {
    apiVersion: typicalService.apiVersion,
    kind: typicalService.kind,
    ...entity,
    metadata: { ...typicalService.metadata, ...metadata },
  } as Entity;
}
