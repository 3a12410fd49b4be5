/**
 * A group and all groups below it, each once, whatever cycles the catalog's tree has.
 *
 * @public
 */
export interface GroupDescent {
  /** The group itself first, then breadth first. */
  groups: string[];
  /** References along the first cycle that leads back to the group itself, or empty. */
  cycle: string[];
}

/**
 * Walks the group tree downwards in time linear in the number of groups.
 *
 * @param children - references of the direct children by reference of the parent
 * @public
 *
 * @example
 * ```ts
 * descendantGroups('group:default/a', new Map([['group:default/a', ['group:default/b']]]))
 * // { groups: ['group:default/a', 'group:default/b'], cycle: [] }
 * ```
 */
export function descendantGroups(
  root: string,
  children: ReadonlyMap<string, readonly string[]>,
): GroupDescent {
  const cameFrom = new Map<string, string | undefined>([[root, undefined]]);
  let cycle: string[] = [];
  // Iterating over a map visits what is added on the way: this is the queue.
  for (const group of cameFrom.keys()) {
    for (const child of children.get(group) ?? []) {
      if (child === root && cycle.length === 0) {
        cycle = pathTo(group, cameFrom);
      }
      if (!cameFrom.has(child)) cameFrom.set(child, group);
    }
  }
  return { groups: [...cameFrom.keys()], cycle };
}

function pathTo(
  group: string,
  cameFrom: ReadonlyMap<string, string | undefined>,
): string[] {
  const path: string[] = [];
  for (
    let at: string | undefined = group;
    at !== undefined;
    at = cameFrom.get(at)
  ) {
    path.unshift(at);
  }
  return path;
}
