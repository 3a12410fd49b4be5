import { InputError } from '@backstage/errors';
import type { PushFactsBody } from '@service-readiness/backstage-plugin-readiness-common';

/**
 * The facts of a command line. A value is JSON where it can be read as such, and a text otherwise: quote a text that
 * looks like a number, `'acme.version="1.20"'`.
 *
 * @example
 * ```ts
 * itemOfArguments(['quality.testCoverage=81.5'], 'component:default/refunds', {})
 * // { entityRef: 'component:default/refunds', facts: { 'quality.testCoverage': 81.5 } }
 * ```
 */
export function itemOfArguments(
  what: readonly string[],
  entityRef: string,
  { observedAt }: { observedAt?: string },
): PushFactsBody['items'][number] {
  const facts = new Map<string, unknown>();
  for (const text of what) {
    const [, name, value] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
    if (name === undefined || value === undefined) {
      throw new InputError(
        `With --entity each argument is name=value, such as quality.testCoverage=81.5; one is not`,
      );
    }
    if (facts.has(name)) throw new InputError(`${name} is there twice`);
    facts.set(name, valueOf(value));
  }
  return { entityRef, facts: Object.fromEntries(facts), observedAt };
}

function valueOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
