import type { Entity } from '@backstage/catalog-model';
import type { CheckDefinition } from '../checks/CheckDefinition';
import type { CompiledCheck } from '../checks/CompiledCheck';
import { compileCheck } from '../checks/compileCheck';
import { createSubject } from '../checks/createSubject';
import type { Subject } from '../checks/Subject';
import { assumeFacts } from '../facts/assumeFacts';
import type { FactCatalog } from '../facts/FactCatalog';
import type { FactValue } from '../facts/FactDeclaration';
import { testCatalog } from './testCatalog';

/** A definition that differs from others only in what a test is about. */
export function checkDefinition(
  change: Partial<CheckDefinition> = {},
): CheckDefinition {
  return {
    id: 'on-call-scheduled',
    title: 'On-call scheduled',
    owner: 'group:default/platform',
    category: 'Operations',
    capability: 'coordination',
    effort: 'small',
    outcome: 'A page reaches somebody within minutes.',
    why: 'A page with nobody behind it is an outage with an audience.',
    fix: 'Put the service on a schedule.',
    rule: 'facts.oncall.hasSchedule && facts.oncall.escalationLevels >= 2',
    examples: [{ facts: {}, outcome: 'unknown' }],
    ...change,
  };
}

/** The compiled check. Fails the test when the definition has a problem. */
export function compiled(
  change: Partial<CheckDefinition> = {},
  catalog: FactCatalog = testCatalog,
): CompiledCheck {
  const result = compileCheck(checkDefinition(change), catalog);
  if ('problems' in result) {
    throw new Error(result.problems.map(p => p.message).join('; '));
  }
  return result.check;
}

export const refunds: Entity = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'refunds',
    annotations: { 'backstage.io/techdocs-ref': 'dir:.' },
    tags: ['java', 'payments'],
  },
  spec: { type: 'service', owner: 'group:default/payments' },
};

/** An entity with the given facts, all of them fresh. */
export function subjectWith(
  facts: Record<string, FactValue>,
  entity: Entity = refunds,
): Subject {
  return createSubject({ entity, readings: assumeFacts(testCatalog, facts) });
}
