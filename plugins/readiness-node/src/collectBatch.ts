import type { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  checkFactValues,
  type FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { CollectionReport, Collector } from './Collector';
import { inWords } from './inWords';

/**
 * What came of one batch: for every entity either all its facts or an error in words.
 *
 * @public
 */
export interface CollectedBatch {
  facts: Map<string, Record<string, FactValue>>;
  /** When the source was asked, milliseconds since the epoch; of entities of which the collector says so. */
  observedAt: Map<string, number>;
  failures: Map<string, string>;
}

/**
 * Runs a collector on a batch and holds what it reports against what it declared. A report with an undeclared
 * fact or a wrong type fails that entity, and the error names the fact. Never throws. Ends when the signal does,
 * whatever the collector makes of it; what it reports afterwards is not heard.
 *
 * @public
 */
export async function collectBatch(
  collector: Collector,
  entities: readonly Entity[],
  options: { signal: AbortSignal; logger: LoggerService },
): Promise<CollectedBatch> {
  const asked = new Set(entities.map(entity => stringifyEntityRef(entity)));
  const { report, close } = openReport(collector, asked);
  let batchError: string | undefined;
  try {
    await untilAborted(
      () => collector.collect({ entities, report, ...options }),
      options.signal,
    );
  } catch (error) {
    batchError = inWords(error);
  }
  const { facts, observedAt, failures } = close();
  for (const ref of asked) {
    if (failures.has(ref)) {
      facts.delete(ref);
      observedAt.delete(ref);
    } else if (!facts.has(ref)) {
      failures.set(ref, batchError ?? 'The collector said nothing about it');
    }
  }
  return { facts, observedAt, failures };
}

function openReport(collector: Collector, asked: ReadonlySet<string>) {
  const facts: CollectedBatch['facts'] = new Map();
  const observedAt: CollectedBatch['observedAt'] = new Map();
  const failures: CollectedBatch['failures'] = new Map();
  let isOpen = true;
  const isHeard = (entityRef: string) => isOpen && asked.has(entityRef);
  const report: CollectionReport = {
    facts(ref, values, options) {
      const entityRef = ref.toLocaleLowerCase('en-US');
      if (!isHeard(entityRef)) return;
      const problems = checkFactValues(collector.facts, values).map(
        ({ message }) => message,
      );
      const at = options?.observedAt?.valueOf();
      if (at !== undefined && !(at >= 0)) {
        problems.push(`observedAt is ${at}; it must be a moment since 1970`);
      }
      if (problems.length > 0) {
        failures.set(entityRef, inWords(problems.join('; ')));
        return;
      }
      // A copy: a collector may go on with one object for the next entity.
      facts.set(entityRef, { ...values });
      if (at === undefined) observedAt.delete(entityRef);
      else observedAt.set(entityRef, at);
    },
    failure(ref, error) {
      const entityRef = ref.toLocaleLowerCase('en-US');
      if (isHeard(entityRef)) failures.set(entityRef, inWords(error));
    },
  };
  const close = (): CollectedBatch => {
    isOpen = false;
    return { facts, observedAt, failures };
  };
  return { report, close };
}

/** Waits no longer than the signal: a source that hangs must not hold up what is waiting behind it. */
async function untilAborted(
  work: () => Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  let stop = () => {};
  const aborted = new Promise<never>((_, reject) => {
    stop = () => reject(new Error('Stopped: the time was up'));
    signal.addEventListener('abort', stop);
  });
  // Nobody waits for it when the work has ended.
  aborted.catch(() => {});
  if (signal.aborted) stop();
  try {
    await Promise.race([work(), aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}
