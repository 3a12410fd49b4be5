import { Environment, type ObjectSchema } from '@marcbachmann/cel-js';
import { RE2JS } from 're2js';
import type { FactCatalog } from '../../facts/FactCatalog';
import { entityFields } from './entityFields';

/**
 * Structure of a rule. Far above what a readable rule needs, far below what could keep the parser busy.
 */
const limits = {
  maxAstNodes: 400,
  maxDepth: 40,
  maxListElements: 200,
  maxMapEntries: 20,
  maxCallArguments: 8,
};

const environments = new WeakMap<FactCatalog, Environment>();

/**
 * The CEL environment in which rules over a catalog are parsed and type-checked. Expensive to make, so it is made
 * once per catalog.
 */
export function celEnvironment(catalog: FactCatalog): Environment {
  let environment = environments.get(catalog);
  if (!environment) {
    environment = createEnvironment(catalog);
    environments.set(catalog, environment);
  }
  return environment;
}

function createEnvironment(catalog: FactCatalog): Environment {
  const environment = new Environment({ limits })
    .registerVariable('facts', {
      schema: schemaOf(catalog.facts.map(({ name, type }) => [name, type])),
    })
    .registerVariable('entity', { schema: schemaOf([...entityFields]) })
    .registerFunction('string.matchesRe2(string): bool', matchesRe2)
    .registerFunction('matchesRe2(string, string): bool', matchesRe2);
  registerMixedNumbers(environment);
  return environment;
}

function matchesRe2(text: string, pattern: string): boolean {
  return RE2JS.compile(pattern).matcher(text).find();
}

/** `facts.x.hours / 24` with a double and `facts.x.ratio >= 0` must not need a decimal point. */
function registerMixedNumbers(environment: Environment): void {
  const arithmetic: Array<[string, (a: number, b: number) => number]> = [
    ['+', (a, b) => a + b],
    ['-', (a, b) => a - b],
    ['*', (a, b) => a * b],
    ['/', (a, b) => a / b],
  ];
  for (const [operator, apply] of arithmetic) {
    const handler = (a: unknown, b: unknown) => apply(Number(a), Number(b));
    environment.registerOperator(`int ${operator} double: double`, handler);
    environment.registerOperator(`double ${operator} int: double`, handler);
  }
  environment.registerOperator(
    'int == double: bool',
    (a, b) => Number(a) === Number(b),
  );
}

function schemaOf(fields: Array<[string, string]>): ObjectSchema {
  const root: ObjectSchema = Object.create(null);
  for (const [path, type] of fields) {
    const segments = path.split('.');
    const last = segments.pop() as string;
    let level = root;
    for (const segment of segments) {
      // A name that is the beginning of another does not enter the catalog, so this is never a type.
      level = (level[segment] ??= Object.create(null)) as ObjectSchema;
    }
    level[last] = type;
  }
  return root;
}
