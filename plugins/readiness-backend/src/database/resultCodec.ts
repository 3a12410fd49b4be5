import { createHash } from 'node:crypto';
import type {
  CheckResult,
  ScorecardResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import { outcomeLetter, outcomeOfLetter } from '../stores/outcomeLetters';
import {
  decodeReasons,
  ReasonEncoder,
  type EncodedReasons,
} from './reasonCodec';

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
  /** One letter per check of the layout: p(ass), f(ail), u(nknown), n(ot applicable); a capital where it is waived. */
  outcomes: string;
  details: string;
}

/** A value, and the positions of the checks that have it. */
type Positions = Array<[moment: number, positions: number[]]>;

interface Details extends EncodedReasons {
  /** `since` of most checks. */
  since: number;
  /** `since` of the others. */
  otherSince?: Positions;
  unverifiedSince?: Positions;
  attestedUntil?: Positions;
  waivedUntil?: Positions;
}

type Checks = Readonly<Record<string, CheckResult>>;

type Judged = Pick<ScorecardResult, 'checks' | 'waived'>;

type KeptField =
  | 'outcome'
  | 'rule'
  | 'since'
  | 'unverifiedSince'
  | 'attestedUntil'
  | 'reason';
/** Does not compile when a check result has a field that is not kept. */
const unkeptFields: Array<Exclude<keyof CheckResult, KeptField>> = [];
void (unkeptFields satisfies never[]);

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
  for (const id of Object.keys(checks)) {
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
  { checks, waived }: Judged,
): EncodedChecks {
  let outcomes = '';
  const since = new Moments();
  const unverifiedSince = new Moments();
  const attestedUntil = new Moments();
  const waivedUntil = new Moments();
  const reasons = new ReasonEncoder();
  for (let position = 0; position < layout.checkIds.length; position++) {
    const id = layout.checkIds[position] as string;
    const check = checks[id];
    if (!check) {
      throw new Error(`Check '${id}' has no result`);
    }
    const until = waived?.[id];
    outcomes += outcomeLetter(check.outcome, until !== undefined);
    since.put(check.since, position);
    unverifiedSince.putIfKnown(check.unverifiedSince, position);
    attestedUntil.putIfKnown(check.attestedUntil, position);
    waivedUntil.putIfKnown(until, position);
    reasons.put(check, position);
  }
  const [most, ...otherSince] = since.byFrequency();
  const details: Details = {
    since: most?.[0] ?? 0,
    otherSince: nonEmpty(otherSince),
    unverifiedSince: nonEmpty(unverifiedSince.byFrequency()),
    attestedUntil: nonEmpty(attestedUntil.byFrequency()),
    waivedUntil: nonEmpty(waivedUntil.byFrequency()),
    ...reasons.encoded(),
  };
  return { outcomes, details: JSON.stringify(details) };
}

/** The checks in the order of the layout. Reasons are shared between results, and frozen for that. */
export function decodeChecks(
  layout: ResultLayout,
  encoded: EncodedChecks,
): Judged {
  const details: Details = JSON.parse(encoded.details);
  const results: CheckResult[] = layout.rules.map((rule, position) => {
    const outcome = outcomeOfLetter[encoded.outcomes.charAt(position)];
    if (!outcome) {
      throw new Error(`No outcome at ${position} of '${encoded.outcomes}'`);
    }
    return { outcome, since: details.since, rule };
  });
  const at = (position: number) => results[position] as CheckResult;
  for (const [since, positions] of details.otherSince ?? []) {
    for (const position of positions) at(position).since = since;
  }
  for (const [since, positions] of details.unverifiedSince ?? []) {
    for (const position of positions) at(position).unverifiedSince = since;
  }
  for (const [until, positions] of details.attestedUntil ?? []) {
    for (const position of positions) at(position).attestedUntil = until;
  }
  decodeReasons(details, encoded.outcomes, (position, reason) => {
    at(position).reason = reason;
  });
  const checks: Record<string, CheckResult> = {};
  for (let position = 0; position < results.length; position++) {
    checks[layout.checkIds[position] as string] = at(position);
  }
  if (!details.waivedUntil) return { checks };
  const waived: Record<string, number> = {};
  for (const [until, positions] of details.waivedUntil) {
    for (const position of positions) {
      waived[layout.checkIds[position] as string] = until;
    }
  }
  return { checks, waived };
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

  putIfKnown(moment: number | undefined, position: number) {
    if (moment !== undefined) this.put(moment, position);
  }

  byFrequency(): Positions {
    return [...this.#positions].sort(([, a], [, b]) => b.length - a.length);
  }
}

function nonEmpty<T>(items: T[]): T[] | undefined {
  return items.length > 0 ? items : undefined;
}
