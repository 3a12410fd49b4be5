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

  /** Judges every service and keeps the results. */
  results(): ScorecardResult[] {
    return this.#held.map(each => this.#judge(each));
  }

  /**
   * Judges every service: facts read, checks evaluated, level found. Results go as soon as they are made, as in the
   * pipeline, which stores them batch by batch.
   *
   * @returns the sum of all levels, so that nothing can be left out
   */
  judgeAll(previous?: readonly ScorecardResult[]): number {
    return this.#held.reduce(
      (sum, each, i) => sum + this.#judge(each, previous?.[i]).level,
      0,
    );
  }

  #judge(
    { entity, documents }: Held,
    previous?: ScorecardResult,
  ): ScorecardResult {
    const { catalog, scorecard } = this.#rules;
    const now = this.#now;
    const coverage = this.#coverage;
    const readings = readFacts({ catalog, documents, coverage, now });
    const subject = createSubject({ entity, readings });
    const result = evaluateScorecard({
      ...{ scorecard, subject, previous, now },
      tier: 1,
    });
    if (!result) throw new Error('The scorecard applies to every service');
    return result;
  }
}
