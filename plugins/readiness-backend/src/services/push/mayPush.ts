import type { PushSource } from './PushSource';

/** Who pushes: the token of a service or a pipeline, or a person. */
export type PushCaller =
  | { isPerson: false; name: string }
  | { isPerson: true; name: string; refs: ReadonlySet<string> };

/**
 * Whether a source names the caller. A token is never taken for the user or group that its subject reads like.
 *
 * @example
 * ```ts
 * mayPush({ subjects: ['external:github:repo:acme/*'] }, { isPerson: false, name: 'external:github:repo:acme/pay' }) // true
 * ```
 */
export function mayPush(
  { subjects }: Pick<PushSource, 'subjects'>,
  caller: PushCaller,
): boolean {
  return subjects.some(subject => {
    const isPerson = /^(user|group):/.test(subject);
    if (caller.isPerson) return isPerson && caller.refs.has(subject);
    if (isPerson) return false;
    return subject.endsWith('*')
      ? caller.name.startsWith(subject.slice(0, -1))
      : caller.name === subject;
  });
}
