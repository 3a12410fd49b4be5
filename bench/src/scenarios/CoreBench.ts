import type { Entity } from '@backstage/catalog-model';
import {
  createSubject,
  evaluateScorecard,
  readFacts,
  type FactCoverage,
  type FactDocument,
  type ScorecardResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { Company } from '../company';
import { serviceRef } from '../company/entities';
import { compileRules } from './compileRules';

interface Held {
  entity: Entity;
  documents: FactDocument[];
}

/** The domain alone: stored facts in memory, no database. */
export class CoreBench {
  readonly #rules;
  readonly #held: Held[];
  readonly #coverage: FactCoverage[];
  readonly #now = Date.now();

  constructor(readonly company: Company) {
    const now = this.#now;
    this.#rules = compileRules(company);
    this.#coverage = company.sources.map(({ id }) => ({
      collectorId: id,
      coveredAt: now,
    }));
    this.#held = Array.from({ length: company.serviceCount }, (_, i) => ({
      entity: company.service(i),
      documents: company.sources.map(source => ({
        entityRef: serviceRef(i),
        collectorId: source.id,
        values: company.values(source, i),
        changedAt: now,
      })),
    }));
  }

  get checkCount(): number {
    return this.#rules.scorecard.checks.length;
  }

  /** Judges every service: facts read, checks evaluated, level found. */
  evaluateAll(previous?: readonly ScorecardResult[]): ScorecardResult[] {
    const { catalog, scorecard } = this.#rules;
    const now = this.#now;
    return this.#held.map(({ entity, documents }, i) => {
      const coverage = this.#coverage;
      const readings = readFacts({ catalog, documents, coverage, now });
      const subject = createSubject({ entity, readings });
      const before = previous?.[i];
      const result = evaluateScorecard({
        ...{ scorecard, subject, now, tier: 1 },
        previous: before,
      });
      if (!result) throw new Error('The scorecard applies to every service');
      return result;
    });
  }
}
