import type { Entity } from '@backstage/catalog-model';
import { clusterAnnotation, scannerAnnotation } from './annotations';
import type { TeamBlueprint } from './blueprint/organisation';
import type { ServiceBlueprint } from './blueprint/services';
import type { SeededRandom } from './seededRandom';

const apiVersion = 'backstage.io/v1alpha1';

/** An entity as it stands in a file, under a comment. */
export interface CommentedEntity {
  entity: Entity;
  comment?: string;
}

export function groupEntity(options: {
  name: string;
  title: string;
  type: string;
  parent?: string;
  description?: string;
}): Entity {
  const { name, title, type, parent, description } = options;
  return {
    apiVersion,
    kind: 'Group',
    metadata: { name, title, ...(description && { description }) },
    spec: { type, ...(parent && { parent }), children: [] },
  };
}

export function userEntity(
  login: string,
  displayName: string,
  group: string,
): Entity {
  return {
    apiVersion,
    kind: 'User',
    metadata: { name: login },
    spec: {
      profile: { displayName, email: `${login}@marlow-finch.example` },
      memberOf: [group],
    },
  };
}

export function domainEntity(name: string, owner: string): Entity {
  return {
    apiVersion,
    kind: 'Domain',
    metadata: { name },
    spec: { owner: `group:default/${owner}` },
  };
}

export function systemEntity(team: TeamBlueprint, domain: string): Entity {
  return {
    apiVersion,
    kind: 'System',
    metadata: { name: team.system },
    spec: { owner: `group:default/${team.name}`, domain },
  };
}

export function databaseEntity(team: TeamBlueprint): Entity {
  return {
    apiVersion,
    kind: 'Resource',
    metadata: {
      name: databaseName(team.system),
      description: `Where ${team.system} is kept.`,
    },
    spec: {
      type: 'database',
      owner: `group:default/${team.name}`,
      system: team.system,
    },
  };
}

const databaseName = (system: string) => `${system}-database`;
const apiName = (service: string) => `${service}-api`;

export function apiEntity(service: Entity): Entity {
  const { name } = service.metadata;
  const { owner, lifecycle, system } = service.spec as Record<string, string>;
  return {
    apiVersion,
    kind: 'API',
    metadata: { name: apiName(name) },
    spec: {
      type: 'openapi',
      lifecycle: lifecycle ?? 'production',
      owner: owner ?? 'unowned',
      ...(system && { system }),
      definition: [
        'openapi: 3.1.0',
        `info: { title: ${name}, version: 1.0.0 }`,
        'paths: {}',
        '',
      ].join('\n'),
    },
  };
}

const languages = ['go', 'java', 'kotlin', 'python', 'typescript'];

/** How people write a tier: the product reads all of these. */
const tierSpellings = ['1', 'tier-1', 'tier1'].map(
  spelling => (tier: number) => spelling.replace('1', String(tier)),
);

/** A component as its blueprint has it, without the evidence for its level. */
export function componentEntity(
  blueprint: ServiceBlueprint,
  options: { system?: string; random: SeededRandom },
): Entity {
  const { name, tier, type = 'service' } = blueprint;
  const { system, random } = options;
  const annotations = {
    ...(blueprint.scanned && { [scannerAnnotation]: name }),
    ...(blueprint.snapshot && { [clusterAnnotation]: 'harbour' }),
  };
  const inSystem = system && random.chance(0.85) ? system : undefined;
  const dependsOn = [
    ...(blueprint.dependsOn ?? []).map(other => `component:default/${other}`),
    ...(system && type === 'service' && random.chance(0.5)
      ? [`resource:default/${databaseName(system)}`]
      : []),
  ];
  return {
    apiVersion,
    kind: 'Component',
    metadata: {
      name,
      description: blueprint.description,
      ...(tier && { labels: { tier: random.pick(tierSpellings)(tier) } }),
      ...(Object.keys(annotations).length > 0 && { annotations }),
      tags: random.sample(languages, random.between(1, 2)).sort(),
    },
    spec: {
      type,
      lifecycle: blueprint.lifecycle ?? 'production',
      owner: blueprint.owner ?? `group:default/${blueprint.file}`,
      ...(inSystem && { system: inSystem }),
      ...(type === 'service' && { providesApis: [apiName(name)] }),
      ...(dependsOn.length > 0 && { dependsOn }),
    },
  };
}
