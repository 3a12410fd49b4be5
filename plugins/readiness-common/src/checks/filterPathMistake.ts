import { didYouMean } from '../problems/didYouMean';
import { nearSpelling } from './nearSpelling';
import { entityFields } from './rule/entityFields';

/** Of Backstage's own entities, what a filter may name and a rule may not. */
const fields = [
  ...entityFields.keys(),
  ...['uid', 'etag', 'generation', 'links'].map(f => `metadata.${f}`),
  ...['tier', 'profile', 'memberOf', 'definition', 'implementsApis'].map(
    field => `spec.${field}`,
  ),
  ...['target', 'targets', 'presence'].map(field => `spec.${field}`),
  'relations',
  'status',
];

/**
 * What is wrong with a path of a filter that would match nothing without a word: no entity has it, or it is spelt
 * almost like a field of Backstage's own kinds. Other fields of `spec` and `metadata` are a company's own and pass, as do
 * all annotations and labels.
 *
 * @example
 * ```ts
 * filterPathMistake('spec.lifecicle')?.mend // "did you mean 'spec.lifecycle'?"
 * ```
 */
export function filterPathMistake(
  path: string,
): { message: string; mend: string } | undefined {
  if (fields.some(known => path === known || path.startsWith(`${known}.`))) {
    return undefined;
  }
  const message = `there is no entity field '${path}'`;
  const [root = '', field = ''] = path.split('.');
  if (root === 'spec' || root === 'metadata') {
    const names = fields
      .filter(known => known.startsWith(`${root}.`))
      .map(known => known.slice(root.length + 1));
    const nearest = nearSpelling(field, names);
    if (nearest === undefined) return undefined;
    return { message, mend: `did you mean '${root}.${nearest}'?` };
  }
  const mend =
    didYouMean(path, fields) ??
    `write one of ${fields
      .filter(known => !known.startsWith('spec.'))
      .join(', ')}, or a field of spec or metadata`;
  return { message, mend };
}
