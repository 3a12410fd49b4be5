import type { ASTNode } from '@marcbachmann/cel-js';
import type { CatalogFact, FactCatalog } from '../../facts/FactCatalog';
import { didYouMean } from '../../problems/didYouMean';
import { entityFields } from './entityFields';
import type { RuleMistake } from './RuleMistake';
import { functionNames } from './ruleFunctions';
import { resolvePath, type RulePath } from './RulePath';

/** Loops within loops. Two over the longest lists are a million turns already. */
const maxLoopDepth = 2;

const loops = new Set(['all', 'exists', 'exists_one', 'filter', 'map']);

/** What is read off a rule's syntax tree, before its types are checked. */
export interface RuleInspection {
  /** In the order in which the rule reads them. */
  facts: CatalogFact[];
  /** Those that `has()` asks about. */
  asked: Set<CatalogFact>;
  readsEntity: boolean;
  mistakes: RuleMistake[];
}

interface Scope {
  variables: readonly string[];
  loops: number;
}

/**
 * Walks a rule's syntax tree: which facts it reads, and which mistakes can be named better than a type checker
 * does, with the nearest valid name.
 */
export function inspectRule(
  root: ASTNode,
  catalog: FactCatalog,
): RuleInspection {
  const inspector = new RuleInspector(catalog);
  inspector.visit(root, { variables: [], loops: 0 });
  return { ...inspector, facts: [...inspector.facts] };
}

class RuleInspector {
  readonly facts = new Set<CatalogFact>();
  readonly asked = new Set<CatalogFact>();
  readonly mistakes: RuleMistake[] = [];
  readsEntity = false;
  readonly #catalog: FactCatalog;

  constructor(catalog: FactCatalog) {
    this.#catalog = catalog;
  }

  visit(node: ASTNode, scope: Scope): void {
    switch (node.op) {
      case 'value':
        this.#visitLiteral(node, node.args);
        break;
      case 'id':
        if (!scope.variables.includes(node.args)) {
          this.#mistake(node, ...unknownName(node.args, this.#catalog));
        }
        break;
      case '.': {
        const path = resolvePath(node, this.#catalog);
        if (path) this.#visitPath(node, path);
        else this.visit(node.args[0], scope);
        break;
      }
      case 'call':
        this.#visitCall(node, node.args[0], node.args[1], scope);
        break;
      case 'rcall':
        this.visit(node.args[1], scope);
        this.#visitCall(node, node.args[0], node.args[2], scope);
        break;
      case 'map':
        this.#mistake(node, 'a rule cannot make maps');
        break;
      default:
        children(node).forEach(child => this.visit(child, scope));
    }
  }

  #mistake(node: ASTNode, message: string, mend?: string) {
    this.mistakes.push({ message, mend, position: node.pos });
  }

  #visitLiteral(node: ASTNode, value: unknown) {
    const problem = literalProblem(value);
    if (problem) this.#mistake(node, problem);
  }

  #visitPath(node: ASTNode, path: RulePath) {
    if (path.kind === 'fact') this.facts.add(path.fact);
    else if (path.kind === 'entity') this.readsEntity = true;
    else this.#mistake(node, ...unknownPath(path, this.#catalog));
  }

  #visitCall(
    node: ASTNode,
    name: string,
    args: readonly ASTNode[],
    scope: Scope,
  ) {
    if (!functionNames.includes(name)) {
      const message = `there is no function '${name}' in rules`;
      this.#mistake(node, message, functionMend(name));
    } else if (name === 'has') {
      this.#visitHas(node, args);
    } else if (loops.has(name)) {
      this.#visitLoop(node, args, scope);
    } else {
      args.forEach(arg => this.visit(arg, scope));
    }
  }

  #visitHas(node: ASTNode, args: readonly ASTNode[]) {
    const [asked] = args;
    const path = asked && resolvePath(asked, this.#catalog);
    if (args.length !== 1 || !asked || !path) {
      const message =
        'has() asks about one path, like has(facts.oncall.hasSchedule)';
      this.#mistake(node, message);
      return;
    }
    this.#visitPath(asked, path);
    if (path.kind === 'fact') this.asked.add(path.fact);
  }

  #visitLoop(node: ASTNode, args: readonly ASTNode[], scope: Scope) {
    const [variable, ...bodies] = args;
    if (scope.loops === maxLoopDepth) {
      this.#mistake(node, `loops may be nested ${maxLoopDepth} deep`);
      return;
    }
    if (variable?.op !== 'id' || bodies.length === 0) {
      const message =
        'a loop names its variable first, like list.all(x, x != "")';
      this.#mistake(node, message);
      return;
    }
    const name = variable.args;
    if (['facts', 'entity', ...scope.variables].includes(name)) {
      const message = `'${name}' already means something else here`;
      this.#mistake(variable, message, 'name the variable differently');
      return;
    }
    const inner = {
      variables: [...scope.variables, name],
      loops: scope.loops + 1,
    };
    bodies.forEach(body => this.visit(body, inner));
  }
}

function children(node: ASTNode): readonly ASTNode[] {
  switch (node.op) {
    case '!_':
    case '-_':
      return [node.args];
    case 'value':
    case 'id':
    case '.':
    case '.?':
    case 'call':
    case 'rcall':
    case 'map':
      return [];
    default:
      return node.args;
  }
}

function unknownPath(
  { root, name }: { root: 'facts' | 'entity'; name: string },
  catalog: FactCatalog,
): [string, string | undefined] {
  const names = root === 'facts' ? catalog.names : [...entityFields.keys()];
  if (names.some(known => known.startsWith(`${name}.`))) {
    return [
      `'${root}.${name}' is not a value of its own`,
      `read one of its parts, like ${root}.${names.find(n =>
        n.startsWith(`${name}.`),
      )}`,
    ];
  }
  const whole = names.find(known => name.startsWith(`${known}.`));
  if (whole !== undefined) {
    return [`'${root}.${whole}' has no parts`, `write ${root}.${whole}`];
  }
  const kind = root === 'facts' ? 'fact' : 'entity field';
  return [`there is no ${kind} '${name}'`, didYouMean(name, names)];
}

function unknownName(
  name: string,
  catalog: FactCatalog,
): [string, string | undefined] {
  if (name === 'facts' || name === 'entity') {
    const example = name === 'facts' ? catalog.names[0] : 'spec.lifecycle';
    return [
      `'${name}' is not a value of its own`,
      `read one of its parts, like ${name}.${example}`,
    ];
  }
  return [
    `there is no '${name}' in rules`,
    didYouMean(name, ['facts', 'entity']) ??
      "a rule reads 'facts' and 'entity'",
  ];
}

function functionMend(name: string): string {
  if (name === 'matches') {
    return "write text.matchesRe2('pattern'): its time does not explode on any text";
  }
  return (
    didYouMean(name, functionNames) ?? `there are: ${functionNames.join(', ')}`
  );
}

function literalProblem(value: unknown): string | undefined {
  switch (typeof value) {
    case 'bigint':
      return Number.isSafeInteger(Number(value))
        ? undefined
        : 'the number is too large';
    case 'boolean':
    case 'number':
    case 'string':
      return undefined;
    default:
      return value === null
        ? 'null is no value in rules: what is absent is unknown'
        : 'a rule knows bool, int, double, string and lists';
  }
}
