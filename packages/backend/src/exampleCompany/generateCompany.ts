import type { Entity } from '@backstage/catalog-model';
import type { CompanyActs } from './acts/CompanyActs';
import { generateActs } from './acts/generateActs';
import {
  company,
  divisions,
  teams,
  type TeamBlueprint,
} from './blueprint/organisation';
import { services, type ServiceBlueprint } from './blueprint/services';
import type { DeliveryPace } from './delivery/DeliveryPace';
import { paceFor } from './delivery/paceFor';
import { draftService } from './draftService';
import {
  apiEntity,
  componentEntity,
  databaseEntity,
  domainEntity,
  groupEntity,
  systemEntity,
  userEntity,
  type CommentedEntity,
} from './entities';
import { seededRandom } from './seededRandom';
import type { AnswerFolder, Answers } from './ServiceDraft';

/** What is written for the example: by folder and file, without the file's extension. */
export interface ExampleCompany {
  catalog: Map<string, CommentedEntity[]>;
  /** What tools say about each service, by file and service. */
  answers: Record<AnswerFolder, Map<string, Record<string, Answers>>>;
  /** What people do once the company stands. */
  acts: CompanyActs;
  /** How each service is delivered; nothing of those that nobody reports on. */
  paces: Map<string, DeliveryPace>;
}

/**
 * Makes up a company with about forty services on every level of the ladder. The same seed and moment give the same
 * company; days on which things were done are counted back from the moment.
 *
 * @example
 * ```ts
 * generateCompany({ seed: 1, now: new Date('2026-11-21T00:00:00Z') }).catalog.get('payments')
 * ```
 */
export function generateCompany(options: {
  seed: number;
  now: Date;
}): ExampleCompany {
  const catalog = new Map<string, CommentedEntity[]>();
  const file = (name: string) => {
    const entities = catalog.get(name) ?? [];
    catalog.set(name, entities);
    return entities;
  };
  const answers: ExampleCompany['answers'] = {
    operations: new Map(),
    delivery: new Map(),
    evidence: new Map(),
  };
  const paces: ExampleCompany['paces'] = new Map();
  file('organisation').push(...organisation());
  for (const team of teams) file(team.name).push(...teamEntities(team));
  file('leftovers').push(...leftoverGroups());
  for (const blueprint of services) {
    const random = seededRandom(options.seed, blueprint.name);
    const system = teams.find(({ name }) => name === blueprint.file)?.system;
    const draft = draftService(blueprint, {
      entity: componentEntity(blueprint, { system, random }),
      now: options.now,
      random,
    });
    file(blueprint.file).push(
      { entity: draft.entity, comment: blueprint.comment },
      ...providedApi(blueprint, draft.entity),
    );
    const pace = paceFor(
      draft.leadTime,
      seededRandom(options.seed, `${blueprint.name} is delivered`),
    );
    if (pace) paces.set(blueprint.name, pace);
    for (const [folder, said] of Object.entries(draft.answers)) {
      if (Object.keys(said).length === 0) continue;
      const files = answers[folder as AnswerFolder];
      const known = files.get(blueprint.file) ?? {};
      files.set(blueprint.file, { ...known, [blueprint.name]: said });
    }
  }
  for (const { in: name, entity, comment } of notServices()) {
    file(name).push({ entity, comment });
  }
  return { catalog, answers, acts: generateActs(options.now), paces };
}

/** A service whose documentation is not complete promises an API that it does not describe. */
function providedApi(
  blueprint: ServiceBlueprint,
  entity: Entity,
): CommentedEntity[] {
  const documented =
    entity.metadata.annotations?.['backstage.io/techdocs-ref'] !== undefined;
  return documented && (blueprint.type ?? 'service') === 'service'
    ? [{ entity: apiEntity(entity) }]
    : [];
}

function organisation(): CommentedEntity[] {
  const { name: parent, title } = company;
  return [
    { entity: groupEntity({ name: parent, title, type: 'organization' }) },
    ...divisions.flatMap(({ name, title: divisionTitle, domain }) => [
      {
        entity: groupEntity({
          name,
          title: divisionTitle,
          type: 'division',
          parent,
        }),
      },
      { entity: domainEntity(domain, name) },
    ]),
  ];
}

function teamEntities(team: TeamBlueprint): CommentedEntity[] {
  const { name, title, division: parent } = team;
  const domain = divisions.find(division => division.name === parent)!.domain;
  return [
    groupEntity({ name, title, type: 'team', parent }),
    ...team.people.map(([login, person]) => userEntity(login, person, name)),
    systemEntity(team, domain),
    databaseEntity(team),
  ].map(entity => ({ entity }));
}

/** Groups as reorganisations leave them behind. */
function leftoverGroups(): CommentedEntity[] {
  return [
    {
      comment: 'A team without people and without services.',
      entity: groupEntity({
        name: 'night-desk',
        title: 'Night desk',
        type: 'team',
        parent: 'fulfilment',
      }),
    },
    {
      comment: 'Each of these two groups is the parent of the other.',
      entity: groupEntity({
        name: 'reorg-east',
        title: 'Shops in the east',
        type: 'team',
        parent: 'reorg-west',
      }),
    },
    {
      entity: groupEntity({
        name: 'reorg-west',
        title: 'Shops in the west',
        type: 'team',
        parent: 'reorg-east',
      }),
    },
    { entity: userEntity('bram.teller', 'Bram Teller', 'reorg-east') },
  ];
}

/** Components that the scorecard is not for. */
function notServices() {
  const component = (
    name: string,
    type: string,
    owner: string,
    description: string,
  ): Entity => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, description },
    spec: { type, lifecycle: 'production', owner: `group:default/${owner}` },
  });
  return [
    {
      in: 'storefront',
      comment: 'A library runs nowhere: the scorecard is not for it.',
      entity: component(
        'page-styles',
        'library',
        'storefront',
        'How pages look.',
      ),
    },
    {
      in: 'platform',
      comment: 'Neither is a command-line tool.',
      entity: component('mf', 'cli', 'platform', 'The developers’ own tool.'),
    },
    {
      in: 'platform',
      comment: undefined,
      entity: component(
        'handbook',
        'documentation',
        'platform',
        'How things are done here.',
      ),
    },
  ];
}
