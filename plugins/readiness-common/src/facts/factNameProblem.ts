const pattern = /^[a-z][a-zA-Z0-9]*(\.[a-z][a-zA-Z0-9]*)+$/;

/** Words that a rule cannot write as a segment, or that mean something else to JavaScript. */
const forbiddenSegments = new Set([
  'constructor',
  'prototype',
  '__proto__',
  'true',
  'false',
  'null',
  'in',
]);

/**
 * What is wrong with a fact's name, or undefined.
 *
 * @public
 *
 * @example
 * ```ts
 * factNameProblem('oncall.hasSchedule') // undefined
 * factNameProblem('oncall')?.message // "'oncall' is not a fact name"
 * ```
 */
export function factNameProblem(
  name: string,
): { message: string; mend: string } | undefined {
  const segments = name.split('.');
  if (
    name.length <= 120 &&
    pattern.test(name) &&
    !segments.some(segment => forbiddenSegments.has(segment))
  ) {
    return undefined;
  }
  return {
    message: `'${name.slice(0, 120)}' is not a fact name`,
    mend: 'write two or more camelCase words joined by dots, like oncall.escalationLevels',
  };
}
