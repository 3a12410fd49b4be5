import { charge, type Frame, type RuleValue } from './Expression';
import { Gap } from './Gap';

type Call = (frame: Frame, args: readonly RuleValue[]) => RuleValue | Gap;

const notANumber = Gap.error('the text is not a number');
const notAnInt = Gap.error('the value is not a whole number in range');
const notABool = Gap.error('the text is neither true nor false');

/** Functions of rules that are plain calls: `size(x)` and, where a receiver makes sense, `x.size()`. */
export const ruleFunctions: ReadonlyMap<string, Call> = new Map<string, Call>([
  ['size', (frame, [value]) => size(frame, value as RuleValue)],
  ['int', (_, [value]) => toInt(value as RuleValue)],
  ['double', (_, [value]) => toDouble(value as RuleValue)],
  ['string', (_, [value]) => String(value)],
  ['bool', (_, [value]) => toBool(value as RuleValue)],
  ['contains', onText((text, part) => text.includes(part))],
  ['startsWith', onText((text, part) => text.startsWith(part))],
  ['endsWith', onText((text, part) => text.endsWith(part))],
  ['lowerAscii', onText(text => text.toLowerCase())],
  ['upperAscii', onText(text => text.toUpperCase())],
  ['trim', onText(text => text.trim())],
  ['split', split],
  ['join', join],
]);

/** Functions that take expressions instead of values; see compileLoop, compilePath and compileRegex. */
const specialFunctions: readonly string[] = [
  'has',
  'all',
  'exists',
  'exists_one',
  'filter',
  'map',
  'matchesRe2',
];

/** Every function that a rule may call. */
export const functionNames: readonly string[] = [
  ...ruleFunctions.keys(),
  ...specialFunctions,
].sort();

function onText(apply: (text: string, other: string) => RuleValue): Call {
  return (frame, [text, other]) =>
    charge(frame, (text as string).length >> 4) ??
    apply(text as string, other as string);
}

function size(frame: Frame, value: RuleValue): number | Gap {
  if (typeof value === 'string') {
    // CEL counts code points.
    return charge(frame, value.length >> 2) ?? [...value].length;
  }
  return Array.isArray(value) ? value.length : Object.keys(value).length;
}

function toInt(value: RuleValue): number | Gap {
  const number =
    typeof value === 'string' && /^-?[0-9]{1,16}$/.test(value)
      ? Number(value)
      : value;
  if (typeof number !== 'number') return notAnInt;
  const whole = Math.trunc(number);
  return Number.isSafeInteger(whole) ? whole : notAnInt;
}

function toDouble(value: RuleValue): number | Gap {
  if (typeof value === 'number') return value;
  const text = value as string;
  const number = text === '' || text !== text.trim() ? NaN : Number(text);
  return Number.isFinite(number) ? number : notANumber;
}

function toBool(value: RuleValue): boolean | Gap {
  if (typeof value === 'boolean') return value;
  if (['1', 't', 'true', 'TRUE', 'True'].includes(value as string)) return true;
  if (['0', 'f', 'false', 'FALSE', 'False'].includes(value as string)) {
    return false;
  }
  return notABool;
}

function split(frame: Frame, [text, separator]: readonly RuleValue[]) {
  return (
    charge(frame, (text as string).length) ??
    (text as string).split(separator as string)
  );
}

function join(frame: Frame, [list, separator]: readonly RuleValue[]) {
  const entries = list as readonly string[];
  const glue = (separator as string | undefined) ?? '';
  const characters = entries.reduce(
    (sum, s) => sum + s.length + glue.length,
    0,
  );
  return charge(frame, characters) ?? entries.join(glue);
}
