import { join } from 'node:path';
import type { SchedulerServiceTaskScheduleDefinition } from '@backstage/backend-plugin-api';
import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import {
  wellKnownFact,
  type FactValue,
} from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';
import { readAnswers, type ReadAnswers } from '../readAnswers';
import type { AnswerFolder } from '../ServiceDraft';

/** What every example collector needs. */
export interface ExampleCollectorOptions {
  /** Where the example company was written. */
  directory: string;
  schedule: SchedulerServiceTaskScheduleDefinition;
  now: () => Date;
}

/** A collector whose source is a folder of files that people may edit. */
export function fileCollector(
  options: ExampleCollectorOptions & {
    id: string;
    title: string;
    description: string;
    folder: AnswerFolder;
    facts: string[];
    /** Facts that follow from what the files say about other services. */
    derive?: (
      entity: Entity,
      answers: ReadAnswers['byService'],
    ) => Record<string, FactValue>;
  },
): Collector {
  const { id, title, description, schedule, derive } = options;
  return defineCollector({
    id,
    title,
    description,
    facts: options.facts.map(name => wellKnownFact(name, { hours: 24 })),
    appliesTo: { kind: 'Component' },
    schedule,
    async collect({ entities, report }) {
      const directory = join(options.directory, options.folder);
      const { byService, problems } = await readAnswers(
        directory,
        options.now(),
      );
      for (const entity of entities) {
        const ref = stringifyEntityRef(entity);
        const said = byService.get(entity.metadata.name);
        // A service that no file names may stand in the file that cannot be read.
        if (!said && problems.length > 0) {
          report.failure(ref, problems.join('; '));
        } else {
          report.facts(ref, { ...said, ...derive?.(entity, byService) });
        }
      }
    },
  });
}
