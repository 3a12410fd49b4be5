import { InputError, NotAllowedError } from '@backstage/errors';
import { nearestName } from '@service-readiness/backstage-plugin-readiness-common';
import { mayPush, type PushCaller } from './mayPush';
import type { PushSource } from './PushSource';

/**
 * The source that a push is for. One that names somebody else answers like one that does not exist.
 *
 * @param wanted - its id; may be absent where the caller has one only
 * @param words - what is pushed, and the key of the configuration that names its sources
 * @throws NotAllowedError when no source names the caller, or not this one; InputError when it must be said which
 *
 * @example
 * ```ts
 * chooseSource([coverage, debt], caller, undefined) // InputError: Say to which source: coverage, debt
 * ```
 */
export function chooseSource<
  Source extends Pick<PushSource, 'id' | 'subjects'>,
>(
  sources: readonly Source[],
  caller: PushCaller,
  wanted: string | undefined,
  words: { what: string; key: string } = {
    what: 'facts',
    key: 'readiness.pushedFacts',
  },
): Source {
  const { what, key } = words;
  const own = sources.filter(source => mayPush(source, caller));
  const ids = own.map(({ id }) => id);
  const [first] = own;
  if (!first) {
    throw new NotAllowedError(
      `'${caller.name}' may push no ${what}; ${key} says in 'subjects' who may`,
    );
  }
  if (wanted === undefined) {
    if (own.length === 1) return first;
    throw new InputError(
      `Say in 'source' where the ${what} belong, one of: ${ids.join(', ')}`,
    );
  }
  const found = own.find(({ id }) => id === wanted);
  if (found) return found;
  const nearest = nearestName(wanted, ids);
  throw new NotAllowedError(
    `'${caller.name}' may not push to '${wanted}'; ${
      nearest ? `did you mean '${nearest}'?` : `it may to: ${ids.join(', ')}`
    }`,
  );
}
