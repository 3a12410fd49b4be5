import type { Entity } from '@backstage/catalog-model';
import type { RuleValue } from './Expression';

export type EntityFieldType = 'string' | 'list<string>' | 'map<string, string>';

/** What a rule can read of a catalog entity, by path below `entity`. */
export const entityFields: ReadonlyMap<string, EntityFieldType> = new Map<
  string,
  EntityFieldType
>([
  ['apiVersion', 'string'],
  ['kind', 'string'],
  ['metadata.name', 'string'],
  ['metadata.namespace', 'string'],
  ['metadata.title', 'string'],
  ['metadata.description', 'string'],
  ['metadata.annotations', 'map<string, string>'],
  ['metadata.labels', 'map<string, string>'],
  ['metadata.tags', 'list<string>'],
  ['spec.type', 'string'],
  ['spec.lifecycle', 'string'],
  ['spec.owner', 'string'],
  ['spec.system', 'string'],
  ['spec.domain', 'string'],
  ['spec.subcomponentOf', 'string'],
  ['spec.parent', 'string'],
  ['spec.dependsOn', 'list<string>'],
  ['spec.dependencyOf', 'list<string>'],
  ['spec.providesApis', 'list<string>'],
  ['spec.consumesApis', 'list<string>'],
  ['spec.children', 'list<string>'],
  ['spec.members', 'list<string>'],
]);

const noEntries: readonly string[] = [];
const noPairs: Readonly<Record<string, string>> = {};

/** Whether the entity carries the field at all. */
export function hasEntityField(
  entity: Entity,
  segments: readonly string[],
): boolean {
  return rawField(entity, segments) !== undefined;
}

/**
 * The field as a rule sees it. An absent list or map is empty, because the catalog's entity is known whole; an
 * absent string has no value (undefined): an empty one would be a claim.
 */
export function readEntityField(
  entity: Entity,
  segments: readonly string[],
  type: EntityFieldType,
): RuleValue | undefined {
  const raw = rawField(entity, segments);
  switch (type) {
    case 'string':
      if (typeof raw === 'string') return raw;
      return segments[1] === 'namespace' ? 'default' : undefined;
    case 'list<string>':
      if (raw === undefined) return noEntries;
      return Array.isArray(raw) && raw.every(item => typeof item === 'string')
        ? (raw as string[])
        : undefined;
    default:
      if (raw === undefined) return noPairs;
      return raw !== null && typeof raw === 'object' && !Array.isArray(raw)
        ? (raw as Record<string, string>)
        : undefined;
  }
}

function rawField(entity: Entity, segments: readonly string[]): unknown {
  let value: unknown = entity;
  for (const segment of segments) {
    if (value === null || typeof value !== 'object') return undefined;
    if (!Object.hasOwn(value, segment)) return undefined;
    value = (value as Record<string, unknown>)[segment];
  }
  return value ?? undefined;
}
