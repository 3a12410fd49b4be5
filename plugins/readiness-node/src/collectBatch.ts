import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  checkFactValues,
  type FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Collector } from './Collector';

/**
 * What came of one batch: for every entity either all its facts or an error in words.
 *
 * @public
 */
export interface CollectedBatch {
  facts: Map<string, Record<string, FactValue>>;
  failures: Map<string, string>;
}

/**
 * Runs a collector on a batch and holds what it reports against what it declared. A report with an undeclared
 * fact or a wrong type fails that entity, and the error names the fact. Never throws.
 *
 * @public
 */
export async function collectBatch(
  collector: Collector,
  entities: readonly Entity[],
  options: { signal: AbortSignal; logger: LoggerService },
): Promise<CollectedBatch> {
  const asked = new Set(entities.map(entity => stringifyEntityRef(entity)));
  const facts: CollectedBatch['facts'] = new Map();
  const failures: CollectedBatch['failures'] = new Map();
  const report = {
    facts(entityRef: string, values: Record<string, FactValue>) {
      if (!asked.has(entityRef)) return;
      const problems = checkFactValues(collector.facts, values);
      if (problems.length === 0) facts.set(entityRef, values);
      else failures.set(entityRef, problems.map(p => p.message).join('; '));
    },
    failure(entityRef: string, error: unknown) {
      if (asked.has(entityRef)) failures.set(entityRef, inWords(error));
    },
  };
  let batchError: string | undefined;
  try {
    await collector.collect({ entities, report, ...options });
  } catch (error) {
    batchError = inWords(error);
  }
  for (const ref of asked) {
    if (failures.has(ref)) facts.delete(ref);
    else if (!facts.has(ref)) {
      failures.set(ref, batchError ?? 'The collector said nothing about it');
    }
  }
  return { facts, failures };
}

function inWords(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.slice(0, 1000) || 'Unknown error';
}
