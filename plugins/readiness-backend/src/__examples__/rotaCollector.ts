import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { wellKnownFact } from '@service-readiness/backstage-plugin-readiness-common';
import {
  defineCollector,
  type Collector,
} from '@service-readiness/backstage-plugin-readiness-node';

const annotation = 'rota.example.com/service';

interface Rota {
  service: string;
  levels: number;
  pagesLastWeek: number;
}

/** On-call schedules of Rota. A round costs one call per batch. */
export function rotaCollector(options: {
  baseUrl: string;
  token: string;
}): Collector {
  return defineCollector({
    id: 'rota',
    title: 'Rota',
    description: 'On-call schedules and pages',
    facts: [
      // Facts of the vocabulary: the built-in checks read them.
      wellKnownFact('oncall.hasSchedule', { hours: 6 }),
      wellKnownFact('oncall.escalationLevels', { hours: 6 }),
      // A fact of your own: your checks read it.
      {
        name: 'oncall.pagesLastWeek',
        type: 'int',
        unit: 'pages',
        description: 'Pages in the last seven days.',
        validity: { days: 2 },
      },
    ],
    appliesTo: {
      kind: 'Component',
      [`metadata.annotations.${annotation}`]: { $exists: true },
    },
    schedule: {
      frequency: { minutes: 30 },
      timeout: { minutes: 5 },
      initialDelay: { seconds: 30 },
    },
    async collect({ entities, report, signal }) {
      const nameOf = ({ metadata }: Entity) =>
        metadata.annotations?.[annotation];
      const response = await fetch(`${options.baseUrl}/v1/rotas/search`, {
        method: 'POST',
        headers: { authorization: `Bearer ${options.token}` },
        body: JSON.stringify({ services: entities.map(nameOf) }),
        signal: AbortSignal.any([signal, AbortSignal.timeout(30_000)]),
      });
      // Throwing fails the batch: the last facts stay until they are stale.
      if (!response.ok) throw new Error(`Rota answered ${response.status}`);
      const rotas: Rota[] = await response.json();
      const byService = new Map(rotas.map(rota => [rota.service, rota]));
      for (const entity of entities) {
        const rota = byService.get(nameOf(entity) ?? '');
        report.facts(stringifyEntityRef(entity), {
          'oncall.hasSchedule': rota !== undefined,
          'oncall.escalationLevels': rota?.levels ?? 0,
          // Left out is "looked, and found nothing": the fact is unknown, not 0.
          ...(rota && { 'oncall.pagesLastWeek': rota.pagesLastWeek }),
        });
      }
    },
  });
}
