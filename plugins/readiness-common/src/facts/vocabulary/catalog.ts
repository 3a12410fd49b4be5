import type { WellKnownFact } from './WellKnownFact';

const catalogCollector = 'the catalog collector';

/** What the catalog entity itself says: owner, description, links, documentation, APIs, dependencies. */
export const catalogFacts: WellKnownFact[] = [
  {
    name: 'owner.isSet',
    type: 'bool',
    description: 'The entity names an owner.',
    answeredBy: `${catalogCollector}: \`spec.owner\``,
  },
  {
    name: 'owner.exists',
    type: 'bool',
    description: 'The named owner is in the catalog.',
    answeredBy: `${catalogCollector}: \`spec.owner\`, looked up`,
  },
  {
    name: 'owner.isGroup',
    type: 'bool',
    description: 'The owner is in the catalog and is a group, not a person.',
    answeredBy: `${catalogCollector}: the kind of the owner`,
  },
  {
    name: 'owner.memberCount',
    type: 'int',
    unit: 'people',
    description:
      'People in the owning group and the groups below it, each once; 0 when the owner is no group.',
    answeredBy: `${catalogCollector}: the members of the owner`,
  },
  {
    name: 'catalog.hasDescription',
    type: 'bool',
    description: 'The entity says in words what it is.',
    answeredBy: `${catalogCollector}: \`metadata.description\``,
  },
  {
    name: 'catalog.lifecycle',
    type: 'string',
    description:
      'The lifecycle as written, for example experimental, production or deprecated.',
    answeredBy: `${catalogCollector}: \`spec.lifecycle\``,
  },
  {
    name: 'catalog.tier',
    type: 'int',
    description:
      'How important the service is, 1 the most, with the configured default where none is declared.',
    answeredBy: `${catalogCollector}: the path in \`readiness.tier.path\``,
  },
  {
    name: 'catalog.hasTier',
    type: 'bool',
    description: 'The entity declares its tier itself.',
    answeredBy: `${catalogCollector}: the path in \`readiness.tier.path\``,
  },
  {
    name: 'catalog.hasSystem',
    type: 'bool',
    description: 'The entity is part of a system.',
    answeredBy: `${catalogCollector}: \`spec.system\``,
  },
  {
    name: 'catalog.tagCount',
    type: 'int',
    unit: 'tags',
    description: 'Tags on the entity.',
    answeredBy: `${catalogCollector}: \`metadata.tags\``,
  },
  {
    name: 'docs.hasReference',
    type: 'bool',
    description: 'The entity says where its documentation is.',
    answeredBy: `${catalogCollector}: the annotation \`backstage.io/techdocs-ref\`, or a link of type \`docs\``,
  },
  {
    name: 'docs.ageDays',
    type: 'int',
    unit: 'days',
    description: 'Days since the documentation was last changed.',
    answeredBy: 'a repository or TechDocs collector',
  },
  {
    name: 'api.definitionCount',
    type: 'int',
    unit: 'APIs',
    description: 'APIs that the entity provides and that carry a definition.',
    answeredBy: `${catalogCollector}: \`spec.providesApis\`, looked up`,
  },
  {
    name: 'api.withoutDefinition',
    type: 'list<string>',
    description:
      'References of APIs that the entity provides and that are not in the catalog or have no definition.',
    answeredBy: `${catalogCollector}: \`spec.providesApis\`, looked up`,
  },
  {
    name: 'dependencies.count',
    type: 'int',
    unit: 'dependencies',
    description: 'Entities that the entity says it depends on.',
    answeredBy: `${catalogCollector}: \`spec.dependsOn\``,
  },
  {
    name: 'dependencies.missing',
    type: 'list<string>',
    description:
      'References of dependencies that are not in the catalog, so that nothing can be said about them.',
    answeredBy: `${catalogCollector}: \`spec.dependsOn\`, looked up`,
  },
  {
    name: 'dependencies.weakerTier',
    type: 'list<string>',
    description:
      'References of components depended on whose tier is less important than that of the entity.',
    answeredBy: `${catalogCollector}: \`spec.dependsOn\` and the tiers`,
  },
  {
    name: 'dependencies.weakerSlo',
    type: 'list<string>',
    description:
      'References of components depended on that have no SLO, or promise less than the entity promises.',
    answeredBy: 'an SLO source and `spec.dependsOn`',
  },
  {
    name: 'dependencies.weakerOnCall',
    type: 'list<string>',
    description:
      'References of components depended on with no on-call schedule, or with fewer escalation levels than the entity.',
    answeredBy: 'an on-call provider and `spec.dependsOn`',
  },
];
