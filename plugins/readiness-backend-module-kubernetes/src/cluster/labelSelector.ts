/** Labels of an object. */
export type Labels = Readonly<Record<string, string>>;

/** Whether labels meet a selector. */
export type Selector = (labels: Labels) => boolean;

/** A label selector of a query. */
export interface LabelSelector {
  /** As it was written. */
  text: string;
  matches: Selector;
  /** A label and the value that it must have, if the selector asks for one: what an index can be asked for. */
  equal?: [key: string, value: string];
}

/** Characters: a longer one fits into no address, and takes ever longer to take apart. */
const longest = 2_000;

const key = String.raw`[\w./-]+`;
const equality = new RegExp(`^(${key})\\s*(==|=|!=)\\s*([\\w.-]*)$`);
const membership = new RegExp(`^(${key})\\s+(in|notin)\\s*\\(([^()]*)\\)$`);
const existence = new RegExp(`^(!?)\\s*(${key})$`);

/**
 * Reads a label selector as Kubernetes writes it in queries: `app=a,tier in (web,api),!canary`. As there, `!=` and
 * `notin` are met by objects without the label.
 *
 * @returns undefined when it is none
 *
 * @example
 * ```ts
 * labelSelector('app=refunds,env!=test')?.matches({ app: 'refunds' }) // true
 * ```
 */
export function labelSelector(text: string): LabelSelector | undefined {
  if (text.length > longest) return undefined;
  // A comma within brackets divides values, not requirements.
  const parts = text.split(/,(?![^(]*\))/).map(part => part.trim());
  if (parts.some(part => part === '')) return undefined;
  const all = parts.map(requirement);
  if (all.some(one => one === undefined)) return undefined;
  const [equal] = parts.flatMap((part): Array<[string, string]> => {
    const [, name, operator, value = ''] = equality.exec(part) ?? [];
    return name && operator !== '!=' ? [[name, value]] : [];
  });
  return { text, equal, matches: labels => all.every(one => one?.(labels)) };
}

function requirement(text: string): Selector | undefined {
  const [, name, operator, value = ''] = equality.exec(text) ?? [];
  if (name) {
    return operator === '!='
      ? labels => valueOf(labels, name) !== value
      : labels => valueOf(labels, name) === value;
  }
  const [, of, membershipOperator, list = ''] = membership.exec(text) ?? [];
  if (of) {
    const values = list.split(',').map(item => item.trim());
    const isIn = (labels: Labels) => values.includes(valueOf(labels, of) ?? '');
    return membershipOperator === 'in'
      ? labels => valueOf(labels, of) !== undefined && isIn(labels)
      : labels => valueOf(labels, of) === undefined || !isIn(labels);
  }
  const [, not, existing] = existence.exec(text) ?? [];
  if (!existing) return undefined;
  return not
    ? labels => valueOf(labels, existing) === undefined
    : labels => valueOf(labels, existing) !== undefined;
}

/** The value of a label, which may be called like anything that objects have. */
function valueOf(labels: Labels, name: string): string | undefined {
  return Object.hasOwn(labels, name) ? labels[name] : undefined;
}
