import { sharedData } from '../__fixtures__/sharedData';
import { deployed, events } from '../__fixtures__/deliveryEvents';
import { dayMs } from '../time/durations';
import { defaultDoraPolicy } from './defaultDoraPolicy';
import { deliveryHistory } from './deliveryHistory';
import { figuresOf } from './figuresOf';

const csv = sharedData('catalogs', 'giantswarm', 'release-history.csv');

(csv ? describe : describe.skip)('real releases', () => {
  const rows = (csv ?? '')
    .trim()
    .split('\n')
    .slice(1)
    .map(line => line.split(','))
    .map(([entity = '', tag = '', date = '']) => ({ entity, tag, date }));
  const now = Date.UTC(2027, 0, 1);
  const ref = (entity: string) => `component:${entity.toLowerCase()}`;
  const history = deliveryHistory(
    events({
      deployments: rows.map(({ entity, tag, date }) =>
        deployed(`${entity}@${tag}`, Date.parse(date), {
          entityRefs: [ref(entity)],
          version: tag,
        }),
      ),
    }),
    { policy: defaultDoraPolicy, now },
  );

  it('are all kept, each once', () => {
    const ids = new Set(rows.map(({ entity, tag }) => `${entity}@${tag}`));
    expect(history.deployments).toHaveLength(ids.size);
    expect(ids.size).toBeGreaterThan(1700);
  });

  it.each([
    ['giantswarm/prometheus-rules'],
    ['giantswarm/backstage'],
    ['giantswarm/observability-operator'],
    ['giantswarm/cluster-aws'],
    ['giantswarm/dashboards'],
  ])('of %s are as frequent as its dates say, quarter by quarter', entity => {
    const services = new Set([ref(entity)]);
    const own = deliveryHistory(
      events({
        deployments: history.deployments.map(({ deployment }) => deployment),
      }),
      { policy: defaultDoraPolicy, now, services },
    );
    // Counted on the text of the dates, without a clock.
    const days = rows
      .filter(row => row.entity === entity)
      .map(({ date }) => date.slice(0, 10))
      .sort();
    const quarters = [2024, 2025].flatMap(year => [
      [`${year}-01-01`, `${year}-04-01`],
      [`${year}-04-01`, `${year}-07-01`],
      [`${year}-07-01`, `${year}-10-01`],
      [`${year}-10-01`, `${year + 1}-01-01`],
    ]);
    const figures = quarters.map(([from = '', to = '']) => {
      const window = { from: Date.parse(from), to: Date.parse(to) };
      const { count, value } = figuresOf(own, window).deploymentFrequency;
      return { count, aWeek: value?.toFixed(6) };
    });
    expect(figures).toEqual(
      quarters.map(([from = '', to = '']) => {
        const count = days.filter(day => day >= from && day < to).length;
        const length = (Date.parse(to) - Date.parse(from)) / dayMs;
        const isKnown = (days[0] ?? to) < to;
        return {
          count,
          aWeek: isKnown ? ((count / length) * 7).toFixed(6) : undefined,
        };
      }),
    );
  });
});
