import type { PushFactsResult } from '@service-readiness/backstage-plugin-readiness-common';

type Accepted = PushFactsResult['accepted'][number];

/**
 * What came of a push, for people: a line for each entity, and one for each refusal.
 *
 * @example
 * ```ts
 * describeResults(answer)
 * // coverage: 1 accepted, 0 refused
 * //   component:default/refunds: production-readiness 2 Managed (was 1)
 * ```
 */
export function describeResults({
  source,
  accepted,
  refused,
}: PushFactsResult): string {
  return [
    `${source}: ${accepted.length} accepted, ${refused.length} refused`,
    ...accepted.flatMap(describeAccepted),
    ...refused.map(
      ({ index, entityRef, error }) =>
        `  refused, item ${index}, ${entityRef}: ${error.message}`,
    ),
  ].join('\n');
}

function describeAccepted(item: Accepted): string[] {
  const levels = item.levels.map(({ scorecardId, level, name, from }) => {
    const before = from === undefined ? '' : ` (was ${from})`;
    return `${scorecardId} ${level} ${name}${before}`;
  });
  const lines = [
    `  ${item.entityRef}: ${levels.join(', ') || 'no scorecard applies'}`,
  ];
  const say = (words: string) => lines.push(`    ${words}`);
  if (item.pending) say('the evaluation follows: this is the level of before');
  if (item.ignored) say(`ignored: ${item.ignored}`);
  if (item.absent.length > 0) {
    say(`left out, and so unknown: ${item.absent.join(', ')}`);
  }
  return lines;
}
