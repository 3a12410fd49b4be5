import type { FactCatalog } from '../facts/FactCatalog';
import type { Problem } from '../problems/Problem';
import type { CheckDefinition } from './CheckDefinition';
import type { CompiledCheck } from './CompiledCheck';
import { compileEntityFilter } from './compileEntityFilter';
import type { EntityFilter } from './EntityFilter';
import { fingerprint } from './fingerprint';
import { compileRule, type CompiledRule } from './rule/compileRule';
import { noRule } from './rule/noRule';
import { describePosition, type RuleMistake } from './rule/RuleMistake';

/**
 * Compiles a check for a catalog: its rule is parsed, type-checked against the facts that collectors declare and
 * the fields of an entity, and its limits are checked. Never throws for what an author wrote.
 *
 * @example
 * ```ts
 * const result = compileCheck(definition, catalog);
 * if ('problems' in result) report(result.problems);
 * else evaluateCheck(result.check, subject);
 * ```
 *
 * @public
 */
export function compileCheck(
  definition: CheckDefinition,
  catalog: FactCatalog,
  options: { source?: string } = {},
): { check: CompiledCheck } | { problems: Problem[] } {
  const source = options.source ?? `check '${definition.id}'`;
  const problems: Problem[] = [];
  const filter = compileFilter(definition, source, problems);
  const compiled = ruleOf(definition, catalog);
  if ('mistakes' in compiled) {
    problems.push(
      ...compiled.mistakes.map(mistake =>
        toProblem(mistake, definition.rule ?? '', source),
      ),
    );
  } else {
    const problem = whenMissingProblem(definition, compiled.rule);
    if (problem) problems.push({ source, ...problem });
    if (problems.length === 0) {
      return {
        check: assemble(definition, source, catalog, compiled.rule, filter),
      };
    }
  }
  return { problems };
}

function ruleOf(
  { rule, attestation }: CheckDefinition,
  catalog: FactCatalog,
): ReturnType<typeof compileRule> {
  if (rule !== undefined) return compileRule(rule, catalog);
  if (attestation) return { rule: noRule };
  const message = "'rule' is missing, and there is no 'attestation' either";
  const mend = "add a 'rule' over facts, an 'attestation' by a person, or both";
  return { mistakes: [{ message, mend }] };
}

function compileFilter(
  { appliesTo }: CheckDefinition,
  source: string,
  problems: Problem[],
): EntityFilter | undefined {
  if (appliesTo === undefined) return undefined;
  const result = compileEntityFilter(appliesTo);
  if ('filter' in result) return result.filter;
  problems.push({ source, path: 'appliesTo', ...result });
  return undefined;
}

function toProblem(
  mistake: RuleMistake,
  rule: string,
  source: string,
): Problem {
  const { message, mend, position } = mistake;
  const where =
    position === undefined ? '' : ` (${describePosition(rule, position)})`;
  return { source, path: 'rule', message: `${message}${where}`, mend };
}

function whenMissingProblem(
  { whenMissing }: CheckDefinition,
  { asked }: CompiledRule,
): Omit<Problem, 'source'> | undefined {
  const [first] = asked;
  if (first && whenMissing === undefined) {
    return {
      path: 'rule',
      message: `has(facts.${first.name}) needs 'whenMissing': an absent fact would silently be a fail`,
      mend: "add 'whenMissing: unknown', or pass, fail or notApplicable; without has() an absent fact is unknown by itself",
    };
  }
  if (!first && whenMissing !== undefined) {
    return {
      path: 'whenMissing',
      message:
        "'whenMissing' has no effect: the rule does not ask has() about any fact",
      mend: 'remove it, or write has(facts.…) in the rule',
    };
  }
  return undefined;
}

function assemble(
  definition: CheckDefinition,
  source: string,
  catalog: FactCatalog,
  rule: CompiledRule,
  appliesTo: EntityFilter | undefined,
): CompiledCheck {
  const factNames = rule.facts.map(({ name }) => name);
  return {
    id: definition.id,
    definition,
    source,
    factNames,
    readsEntity: rule.readsEntity || appliesTo !== undefined,
    fingerprint: fingerprint([
      definition.rule?.trim(),
      definition.appliesTo,
      definition.whenMissing,
      rule.facts.map(({ name, type }) => [name, type]),
      ...(definition.attestation ? ['attestable'] : []),
    ]),
    clauses: (rule === noRule ? [] : rule.clauses).map(({ text, facts }) => ({
      text,
      factNames: facts.map(position => factNames[position] as string),
    })),
    catalog,
    appliesTo,
    rule,
  };
}
