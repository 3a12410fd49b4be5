import { createHash } from 'node:crypto';
import type {
  CheckResult,
  Outcome,
  UnknownReason,
} from '@service-readiness/backstage-plugin-readiness-common';

/**
 * How the check results of an entity on a scorecard are kept: 100 checks in about 150 bytes.
 *
 * The checks and their rules are the same for all entities of a scorecard, so they stand once in a *layout*. A document
 * then is one letter per check, in the order of the layout, and *details*: JSON with what most checks have in
 * common, and lists of positions where it differs.
 */
export interface ResultLayout {
  /** Hash of the rest: the same checks are the same layout on every replica. */
  id: string;
  checkIds: readonly string[];
  /** Of each check, the mark of its rule. */
  rules: readonly string[];
}

export interface EncodedChecks {
  /** One letter per check of the layout: p(ass), f(ail), u(nknown), n(ot applicable). */
  outcomes: string;
  details: string;
}

/** A value, and the positions of the checks that have it. */
type Positions = Array<[moment: number, positions: number[]]>;

interface Details {
  /** `since` of most checks. */
  since: number;
  /** `since` of the others. */
  otherSince?: Positions;
  unverifiedSince?: Positions;
  /** Distinct reasons; absent facts as their names with blanks between, anything else as it is. */
  reasons?: Array<string | UnknownReason>;
  /** For each check with a reason, in order, its place in `reasons`. */
  reasonOf?: number[];
  /** Which checks have a reason, where these are not exactly the unknown ones. */
  reasonAt?: number[];
}

type Checks = Readonly<Record<string, CheckResult>>;

type KeptField = 'outcome' | 'rule' | 'since' | 'unverifiedSince' | 'reason';
/** Does not compile when a check result has a field that is not kept. */
const unkeptFields: Array<Exclude<keyof CheckResult, KeptField>> = [];
void (unkeptFields satisfies never[]);

const letters: Record<Outcome, string> = {
  pass: 'p',
  fail: 'f',
  unknown: 'u',
  notApplicable: 'n',
};

const outcomesByLetter: Record<string, Outcome | undefined> = {
  p: 'pass',
  f: 'fail',
  u: 'unknown',
  n: 'notApplicable',
};

/** The layout of checks in their order. */
export function layoutOf(checks: Checks): ResultLayout {
  const checkIds = Object.keys(checks);
  const rules = Object.values(checks).map(({ rule }) => rule);
  const id = createHash('sha256')
    .update(JSON.stringify([checkIds, rules]))
    .digest('base64url')
    .slice(0, 22);
  return { id, checkIds, rules };
}

/** Whether the checks are those of the layout, in its order and by its rules. */
export function fitsLayout(layout: ResultLayout, checks: Checks): boolean {
  const { checkIds, rules } = layout;
  let position = 0;
  for (const id in checks) {
    if (id !== checkIds[position] || checks[id]?.rule !== rules[position]) {
      return false;
    }
    position++;
  }
  return position === checkIds.length;
}

/** @param layout - one that the checks fit */
export function encodeChecks(
  layout: ResultLayout,
  checks: Checks,
): EncodedChecks {
  let outcomes = '';
  const since = new Moments();
  const unverifiedSince = new Moments();
  const reasons = new ReasonEncoder();
  for (let position = 0; position < layout.checkIds.length; position++) {
    const id = layout.checkIds[position] as string;
    const check = checks[id];
    if (!check) {
      throw new Error(`Check '${id}' has no result`);
    }
    outcomes += letters[check.outcome];
    since.put(check.since, position);
    if (check.unverifiedSince !== undefined) {
      unverifiedSince.put(check.unverifiedSince, position);
    }
    reasons.put(check, position);
  }
  const [most, ...otherSince] = since.byFrequency();
  const details: Details = {
    since: most?.[0] ?? 0,
    otherSince: nonEmpty(otherSince),
    unverifiedSince: nonEmpty(unverifiedSince.byFrequency()),
    ...reasons.encoded(),
  };
  return { outcomes, details: JSON.stringify(details) };
}

/** The checks in the order of the layout. */
export function decodeChecks(
  layout: ResultLayout,
  encoded: EncodedChecks,
): Record<string, CheckResult> {
  const details: Details = JSON.parse(encoded.details);
  const checks: Record<string, CheckResult> = {};
  for (let position = 0; position < layout.checkIds.length; position++) {
    const outcome = outcomesByLetter[encoded.outcomes.charAt(position)];
    if (!outcome) {
      throw new Error(`No outcome at ${position} of '${encoded.outcomes}'`);
    }
    checks[layout.checkIds[position] as string] = {
      outcome,
      since: details.since,
      rule: layout.rules[position] as string,
    };
  }
  const at = (position: number) =>
    checks[layout.checkIds[position] as string] as CheckResult;
  for (const [since, positions] of details.otherSince ?? []) {
    for (const position of positions) at(position).since = since;
  }
  for (const [since, positions] of details.unverifiedSince ?? []) {
    for (const position of positions) at(position).unverifiedSince = since;
  }
  if (details.reasonOf) {
    const positions = details.reasonAt ?? unknownPositions(encoded.outcomes);
    const reasons = (details.reasons ?? []).map(decodeReason);
    details.reasonOf.forEach((reason, index) => {
      at(positions[index] as number).reason = reasons[reason];
    });
  }
  return checks;
}

/** Groups positions by moment; nearly always there is one moment. */
class Moments {
  readonly #positions = new Map<number, number[]>();
  #last: [moment: number, positions: number[]] | undefined;

  put(moment: number, position: number) {
    if (this.#last?.[0] !== moment) {
      const positions = this.#positions.get(moment) ?? [];
      this.#positions.set(moment, positions);
      this.#last = [moment, positions];
    }
    this.#last[1].push(position);
  }

  byFrequency(): Positions {
    return [...this.#positions].sort(([, a], [, b]) => b.length - a.length);
  }
}

class ReasonEncoder {
  readonly #places = new Map<string, number>();
  readonly #reasons: Array<string | UnknownReason> = [];
  readonly #reasonOf: number[] = [];
  readonly #reasonAt: number[] = [];
  #areTheUnknown = true;

  put({ outcome, reason }: CheckResult, position: number) {
    if ((outcome === 'unknown') !== (reason !== undefined)) {
      this.#areTheUnknown = false;
    }
    if (!reason) {
      return;
    }
    const encoded = encodeReason(reason);
    const key = typeof encoded === 'string' ? encoded : JSON.stringify(encoded);
    let place = this.#places.get(key);
    if (place === undefined) {
      place = this.#reasons.push(encoded) - 1;
      this.#places.set(key, place);
    }
    this.#reasonOf.push(place);
    this.#reasonAt.push(position);
  }

  encoded(): Pick<Details, 'reasons' | 'reasonOf' | 'reasonAt'> {
    return this.#reasonOf.length === 0
      ? {}
      : {
          reasons: this.#reasons,
          reasonOf: this.#reasonOf,
          reasonAt: this.#areTheUnknown ? undefined : this.#reasonAt,
        };
  }
}

/** Names of facts hold no blanks and begin with a letter. */
function encodeReason(reason: UnknownReason): string | UnknownReason {
  const { kind, facts, message } = reason;
  return kind === 'facts' &&
    message === undefined &&
    facts?.length &&
    facts.every(name => /^[A-Za-z][^ ]*$/.test(name))
    ? facts.join(' ')
    : reason;
}

function decodeReason(encoded: string | UnknownReason): UnknownReason {
  return typeof encoded === 'string'
    ? { kind: 'facts', facts: encoded.split(' ') }
    : encoded;
}

function unknownPositions(outcomes: string): number[] {
  const positions: number[] = [];
  for (
    let position = outcomes.indexOf('u');
    position >= 0;
    position = outcomes.indexOf('u', position + 1)
  ) {
    positions.push(position);
  }
  return positions;
}

function nonEmpty<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}
