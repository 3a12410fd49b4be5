import type {
  CheckResult,
  UnknownReason,
} from '@service-readiness/backstage-plugin-readiness-common';

/** The reasons of a document's unknown checks: most lack facts, and many entities lack the same. */
export interface EncodedReasons {
  /**
   * Distinct reasons that are but absent facts: names with blanks between, reasons with semicolons between. The same
   * text for all entities that lack the same.
   */
  absentFacts?: string;
  /** Distinct reasons of other kinds. */
  otherReasons?: UnknownReason[];
  /**
   * For each check with a reason, in order, its place in the list of both. Left out where it would count 0, 1, 2 ...
   */
  reasonOf?: number[];
  /** Which checks have a reason, where these are not exactly the unknown ones. */
  reasonAt?: number[];
}

/** Takes checks in the order of their layout. */
export class ReasonEncoder {
  readonly #absentFacts = new Map<string, number>();
  readonly #others = new Map<string, number>();
  readonly #reasonOf: Array<{ isOther: boolean; place: number }> = [];
  readonly #reasonAt: number[] = [];
  #areTheUnknown = true;

  put({ outcome, reason }: CheckResult, position: number) {
    if ((outcome === 'unknown') !== (reason !== undefined)) {
      this.#areTheUnknown = false;
    }
    if (!reason) {
      return;
    }
    const names = encodeAbsentFacts(reason);
    const isOther = names === undefined;
    const key = names ?? JSON.stringify(reason);
    const places = isOther ? this.#others : this.#absentFacts;
    let place = places.get(key);
    if (place === undefined) {
      place = places.size;
      places.set(key, place);
    }
    this.#reasonOf.push({ isOther, place });
    this.#reasonAt.push(position);
  }

  encoded(): EncodedReasons {
    const reasonOf = this.#reasonOf.map(({ isOther, place }) =>
      isOther ? this.#absentFacts.size + place : place,
    );
    const counts = reasonOf.every((place, index) => place === index);
    const others = [...this.#others.keys()].map(key => JSON.parse(key));
    return {
      absentFacts: [...this.#absentFacts.keys()].join(';') || undefined,
      otherReasons: others.length > 0 ? others : undefined,
      reasonOf: counts ? undefined : reasonOf,
      reasonAt: this.#areTheUnknown ? undefined : this.#reasonAt,
    };
  }
}

/** Undefined where a reason says more, or where a name holds what stands between names. */
function encodeAbsentFacts(reason: UnknownReason): string | undefined {
  const { kind, facts, message } = reason;
  if (kind !== 'facts' || message !== undefined || !facts?.length) {
    return undefined;
  }
  return facts.some(name => name === '' || /[ ;]/.test(name))
    ? undefined
    : facts.join(' ');
}

/** What most entities lack is the same for many of them. */
const absentFactsCache = new Map<string, readonly UnknownReason[]>();
const absentFactsCacheSize = 1000;

function decodeAbsentFacts(text: string): readonly UnknownReason[] {
  const known = absentFactsCache.get(text);
  if (known) {
    return known;
  }
  const reasons = text.split(';').map((names): UnknownReason => {
    const facts = names.split(' ');
    Object.freeze(facts);
    return Object.freeze({ kind: 'facts', facts });
  });
  if (absentFactsCache.size >= absentFactsCacheSize) {
    absentFactsCache.clear();
  }
  absentFactsCache.set(text, reasons);
  return reasons;
}

/** Reasons are shared between results, and frozen for that. */
export function decodeReasons(
  encoded: EncodedReasons,
  outcomes: string,
  assign: (position: number, reason: UnknownReason) => void,
) {
  const { absentFacts, otherReasons = [], reasonOf, reasonAt } = encoded;
  const absent = absentFacts ? decodeAbsentFacts(absentFacts) : [];
  const reasons =
    otherReasons.length > 0 ? [...absent, ...otherReasons] : absent;
  if (reasons.length === 0) {
    return;
  }
  const positions = reasonAt ?? unknownPositions(outcomes);
  positions.forEach((position, index) => {
    const reason = reasons[reasonOf?.[index] ?? index];
    if (reason) {
      assign(position, reason);
    }
  });
}

function unknownPositions(outcomes: string): number[] {
  const positions: number[] = [];
  // A waived unknown is a capital.
  const letters = outcomes.toLowerCase();
  for (
    let position = letters.indexOf('u');
    position >= 0;
    position = letters.indexOf('u', position + 1)
  ) {
    positions.push(position);
  }
  return positions;
}
