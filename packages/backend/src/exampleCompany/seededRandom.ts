/**
 * Numbers that look random and are the same every time.
 */
export interface SeededRandom {
  /** From 0 up to, and without, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both included. */
  between(least: number, most: number): number;
  /** True in this share of cases, 0 to 1. */
  chance(share: number): boolean;
  pick<T>(items: readonly T[]): T;
  /** That many different items, in random order; all of them if there are fewer. */
  sample<T>(items: readonly T[], count: number): T[];
}

/**
 * A source of its own for each name, so that a new service changes nothing about the others.
 *
 * @example
 * ```ts
 * seededRandom(1, 'refunds').between(1, 6) // the same in every run
 * ```
 */
export function seededRandom(seed: number, name: string): SeededRandom {
  // mulberry32, by Tommy Ettinger, public domain.
  // eslint-disable-next-line no-bitwise
  let state = (seed ^ hash(name)) >>> 0;
  const next = () => {
    /* eslint-disable no-bitwise */
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
    /* eslint-enable no-bitwise */
  };
  const between = (least: number, most: number) =>
    least + Math.floor(next() * (most - least + 1));
  const sample = <T>(items: readonly T[], count: number) => {
    const rest = [...items];
    const taken: T[] = [];
    while (taken.length < count && rest.length > 0) {
      taken.push(...rest.splice(between(0, rest.length - 1), 1));
    }
    return taken;
  };
  return {
    next,
    between,
    chance: share => next() < share,
    pick: items => {
      if (items.length === 0) throw new Error('Nothing to pick from');
      return items[between(0, items.length - 1)]!;
    },
    sample,
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) {
    // eslint-disable-next-line no-bitwise
    value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  }
  return value;
}
