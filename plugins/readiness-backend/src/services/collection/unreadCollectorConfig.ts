import {
  nearestName,
  type Problem,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Collector } from '@service-readiness/backstage-plugin-readiness-node';

/**
 * Parts of `readiness.collectors` that belong to no collector: a mistyped name, or a module that is not added. Each
 * module checks what is in its own part, and cannot see that nobody reads another. Pure.
 *
 * @param names - the keys below `readiness.collectors`
 *
 * @example
 * ```ts
 * unreadCollectorConfig(['lnks'], [links])[0]?.mend // "did you mean 'links'?"
 * ```
 */
export function unreadCollectorConfig(
  names: readonly string[],
  collectors: ReadonlyArray<Pick<Collector, 'id' | 'configKey'>>,
): Problem[] {
  const read = new Set(collectors.map(({ id, configKey }) => configKey ?? id));
  return names
    .filter(name => !read.has(name))
    .map(name => {
      const nearest = nearestName(
        name,
        // What is configured under its own name was not meant.
        [...read].filter(other => !names.includes(other)),
      );
      return {
        source: 'readiness.collectors',
        path: name,
        message: 'no collector that is installed reads this part',
        mend: nearest
          ? `did you mean '${nearest}'?`
          : 'add the module of the collector to packages/backend, or mend the name: each README says which it reads',
      };
    });
}
