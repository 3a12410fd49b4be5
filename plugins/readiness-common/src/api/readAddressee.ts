import type { Addressee } from '../events/IncomingEvents';

const fullRef = /^[^:/\s]+:[^:/\s]+\/[^:/\s]+$/;

/**
 * For whom a pushed event says that it is. Adds what is wrong with that to the mistakes.
 *
 * @example
 * ```ts
 * readAddressee({ entityRef: 'Component:default/Refunds' }, [])
 * // { entityRefs: ['component:default/refunds'] }
 * ```
 */
export function readAddressee(
  pushed: {
    entityRef?: string;
    entityRefs?: readonly string[];
    repository?: string;
    service?: string;
    environment?: string;
  },
  mistakes: string[],
): Addressee {
  const { entityRef, entityRefs = [], repository, service } = pushed;
  const refs = [...(entityRef === undefined ? [] : [entityRef]), ...entityRefs];
  for (const ref of refs) {
    if (fullRef.test(ref)) continue;
    mistakes.push(
      `'${ref}' is no full entity reference; write it like 'component:default/refunds'`,
    );
  }
  if (refs.length === 0 && repository === undefined && service === undefined) {
    mistakes.push(
      'it does not say for which service it is; add entityRef, repository or service',
    );
  }
  const { environment } = pushed;
  return {
    ...(refs.length > 0 && {
      entityRefs: [...new Set(refs.map(ref => ref.toLowerCase()))],
    }),
    ...(repository !== undefined && { repository }),
    ...(environment !== undefined && { environment }),
    ...(service !== undefined && { service }),
  };
}
