import type { BackstageUserPrincipal } from '@backstage/backend-plugin-api';
import { mockCredentials, mockServices } from '@backstage/backend-test-utils';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import type { JsonObject } from '@backstage/types';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import type { FactValue } from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  type Collector,
  type EventSource,
} from '@service-readiness/backstage-plugin-readiness-node';
import { compose } from '../compose';
import { readReadinessConfig } from '../readinessConfig';
import type { OutboxMessage } from '../stores/Outbox';
import type { ReadinessStore } from '../stores/ReadinessStore';
import type { DefinitionText } from '../services/definitions/readDirectory';

const hour = 3_600_000;

/** What the tests' own collector reports, by entity. An Error fails the entity. */
export type Evidence = Record<string, Record<string, FactValue> | Error>;

/** Two rungs over facts of the tests' own collector. */
export const ladder: DefinitionText = {
  source: 'ladder.yaml',
  text: `
id: answered
title: Somebody answers
owner: group:default/platform
category: Operations
capability: coordination
effort: small
outcome: A page reaches somebody.
why: A page with nobody behind it is an outage with an audience.
fix: Put the service on a schedule.
rule: facts.oncall.hasSchedule && facts.oncall.escalationLevels >= 2
examples:
  - { facts: { oncall: { hasSchedule: true, escalationLevels: 2 } }, outcome: pass }
  - { facts: { oncall: { hasSchedule: false } }, outcome: fail }
  - { facts: {}, outcome: unknown }
---
id: has-objectives
title: Objectives defined
owner: group:default/platform
category: Observability
capability: reliability
effort: medium
outcome: The team knows what is good enough.
why: Without an objective every error is an argument.
fix: Write one OpenSLO document.
rule: facts.slo.definedCount > 0
examples:
  - { facts: { slo: { definedCount: 2 } }, outcome: pass }
---
id: ladder
title: Ladder
owner: group:default/platform
appliesTo: { kind: Component, spec.type: service }
levels:
  - { level: 1, name: Reactive }
  - { level: 2, name: Managed, checks: [answered] }
  - { level: 3, name: Proactive, checks: [has-objectives] }
`,
};

export function component(name: string, change: Partial<Entity> = {}): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name, namespace: 'default', uid: `uid-${name}` },
    spec: {
      type: 'service',
      lifecycle: 'production',
      owner: 'group:default/payments',
    },
    relations: [{ type: 'ownedBy', targetRef: 'group:default/payments' }],
    ...change,
  };
}

export function group(name: string, parent?: string): Entity {
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Group',
    metadata: { name, namespace: 'default', uid: `uid-group-${name}` },
    spec: { type: 'team', children: [] },
    relations: parent
      ? [{ type: 'childOf', targetRef: `group:default/${parent}` }]
      : [],
  };
}

/** Drives the whole pipeline, catalog to answer, on a real database with a clock that the test holds. */
export class TestHarness {
  static readonly credentials = mockCredentials.user('user:default/guest');
  now = Date.parse('2026-03-02T09:00:00Z');
  evidence: Evidence = {};
  /** What the token of each user claims; whoever is not here claims nothing but themselves. */
  claims: Record<string, string[]> = {};
  /** What people were told. */
  readonly told: OutboxMessage[] = [];
  /** Whether there is a way to tell people, from the next start on. */
  canTell = true;
  /** Set to have telling fail. */
  tellError?: Error;
  /** What the auditor was told. */
  readonly audited: Array<{
    eventId: string;
    /** Of the request that it came by. */
    path?: string;
    error?: string;
    meta: unknown;
  }> = [];
  /** What the catalog shows to callers with a conditional policy. */
  visibleUids = new Set<string>();
  /** Set to have the collector fail as a whole. */
  sourceError?: Error;
  #entities: Entity[] = [];
  #catalogError?: Error;
  readonly permissions = mockServices.permissions.mock({
    authorize: async requests =>
      requests.map(() => ({ result: 'ALLOW' as never })),
    authorizeConditional: async requests =>
      requests.map(() => ({ result: 'ALLOW' as never })),
  });
  readonly collector: Collector;
  #parts: ReturnType<typeof compose>;

  private constructor(
    readonly store: ReadinessStore,
    library: DefinitionText[],
    /** What stands under `readiness` in the configuration. */
    private readonly config: JsonObject = {},
    private readonly eventSources: readonly EventSource[] = [],
  ) {
    this.collector = this.#defineCollector();
    this.#parts = this.#compose(library);
  }

  static async create(
    store: ReadinessStore,
    options: {
      library?: DefinitionText[];
      config?: JsonObject;
      eventSources?: readonly EventSource[];
    } = {},
  ): Promise<TestHarness> {
    const { library = [ladder], config, eventSources } = options;
    const harness = new TestHarness(store, library, config, eventSources);
    await harness.#parts.rules.adopt();
    return harness;
  }

  /** The same plugin after a restart, or another replica, on the same database. */
  async restart(library: DefinitionText[] = [ladder]): Promise<void> {
    this.#parts = this.#compose(library);
    await this.#parts.rules.adopt();
  }

  get parts() {
    return this.#parts;
  }

  get handlers() {
    return this.#parts.handlers;
  }

  setCatalog(entities: Entity[] | Error) {
    this.#catalogError = entities instanceof Error ? entities : undefined;
    if (!(entities instanceof Error)) this.#entities = entities;
  }

  advance(duration: { hours: number }) {
    this.now += duration.hours * hour;
  }

  /** One round: catalog, collectors, what is due, and all evaluations. */
  async round(): Promise<void> {
    const { signal } = new AbortController();
    const { collectors, collection, synchroniser, due } = this.#parts;
    for (const collector of collectors) {
      const prepare = async () => {
        if (collector.id === 'catalog') await synchroniser.run(signal);
      };
      await collection.runOverAll(collector, signal, { prepare });
    }
    await due.run();
    await this.drain();
  }

  async drain(): Promise<void> {
    while ((await this.#parts.worker.work()) > 0);
  }

  card(name: string) {
    return this.handlers.getService(
      { kind: 'component', namespace: 'default', name },
      TestHarness.credentials,
    );
  }

  /** Level and outcomes of a service on the ladder. */
  async standing(name: string, scorecardId = 'ladder') {
    const explained = await this.handlers.explainScorecard(
      { kind: 'component', namespace: 'default', name, scorecardId },
      TestHarness.credentials,
    );
    return {
      level: explained.level.level,
      unverified: explained.level.unverifiedSince !== undefined,
      outcomes: Object.fromEntries(
        explained.checks.map(({ id, outcome }) => [id, outcome]),
      ),
    };
  }

  async history(name: string) {
    const { items } = await this.handlers.getHistory(
      { kind: 'component', namespace: 'default', name },
      TestHarness.credentials,
    );
    return items.map(({ kind, checkId, from, to, cause }) =>
      [kind, checkId, from, to, cause].filter(Boolean).join(' '),
    );
  }

  #compose(library: DefinitionText[]) {
    const catalog = () => catalogServiceMock({ entities: this.#entities });
    return compose({
      auditor: mockServices.auditor.mock({
        createEvent: async ({ eventId, meta, request: { path } = {} }) => ({
          success: async more => {
            this.audited.push({
              eventId,
              path,
              meta: { ...meta, ...more?.meta },
            });
          },
          fail: async ({ error, meta: more }) => {
            this.audited.push({
              ...{ eventId, path, error: error.message },
              meta: { ...meta, ...more },
            });
          },
        }),
      }),
      userInfo: mockServices.userInfo.mock({
        getUserInfo: async ({ principal }) => {
          const { userEntityRef } = principal as BackstageUserPrincipal;
          const ownershipEntityRefs = [
            userEntityRef,
            ...(this.claims[userEntityRef] ?? []),
          ];
          return { userEntityRef, ownershipEntityRefs };
        },
      }),
      auth: mockServices.auth(),
      catalog: catalogServiceMock.mock({
        streamEntities: (...args) => {
          if (this.#catalogError) throw this.#catalogError;
          return catalog().streamEntities(...args);
        },
        getEntitiesByRefs: async (...args) =>
          catalog().getEntitiesByRefs(...args),
        getEntityFacets: async () => ({
          facets: {
            'metadata.uid': [...this.visibleUids].map(value => ({
              value,
              count: 1,
            })),
          },
        }),
      }),
      logger: mockServices.logger.mock({
        child: () => mockServices.logger.mock(),
      }),
      permissions: this.permissions,
      urlReader: mockServices.urlReader.mock(),
      config: readReadinessConfig(
        mockServices.rootConfig({ data: { readiness: this.config } }),
      ),
      store: this.store,
      library,
      added: [this.collector],
      eventSources: this.eventSources,
      teller: this.canTell
        ? {
            tell: async message => {
              if (this.tellError) throw this.tellError;
              this.told.push(message);
            },
          }
        : undefined,
      now: () => this.now,
    });
  }

  #defineCollector() {
    return defineCollector({
      id: 'evidence',
      title: 'Evidence',
      facts: [
        {
          name: 'oncall.hasSchedule',
          type: 'bool',
          description: 'Somebody is on call.',
          validity: { hours: 24 },
        },
        {
          name: 'oncall.escalationLevels',
          type: 'int',
          description: 'Levels.',
          validity: { hours: 24 },
        },
        {
          name: 'slo.definedCount',
          type: 'int',
          description: 'Objectives.',
          validity: { hours: 72 },
        },
      ],
      appliesTo: { kind: 'Component' },
      schedule: { frequency: { hours: 1 }, timeout: { minutes: 1 } },
      collect: async ({ entities, report }) => {
        if (this.sourceError) throw this.sourceError;
        for (const entity of entities) {
          const ref = stringifyEntityRef(entity);
          const found = this.evidence[entity.metadata.name];
          if (found instanceof Error) report.failure(ref, found);
          else report.facts(ref, found ?? {});
        }
      },
    });
  }
}
