import type { Breach } from './Breach';

/**
 * An alert policy tells somebody.
 *
 * @example
 * ```ts
 * hasNotificationTarget([])[0]?.mend // "add one, such as targetRef: on-call"
 * ```
 */
export function hasNotificationTarget(targets: readonly unknown[]): Breach[] {
  if (targets.length > 0) return [];
  return [
    {
      rule: 'notification-targets',
      path: [],
      message: 'it has no target',
      mend: 'add one, such as targetRef: on-call',
    },
  ];
}
