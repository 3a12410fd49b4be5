import { bandLimits } from './bandLimits';
import { bandOf } from './bandOf';
import type { Band, BandedFigure, BandTable } from './BandTable';
import { bandedFigures } from './BandTable';
import { bandTableProblems } from './bandTableProblems';
import { bandTables } from './bandTables/bandTables';
import { defaultDoraPolicy } from './defaultDoraPolicy';

const handbook = defaultDoraPolicy.bands;
const table = (id: string) => {
  const found = bandTables.find(each => each.id === id);
  if (!found) throw new Error(`no table ${id}`);
  return found;
};

describe('bandOf', () => {
  it.each<[string, BandedFigure, number, Band]>([
    ['more than one a day', 'deploymentFrequency', 7.1, 'elite'],
    ['exactly one a day', 'deploymentFrequency', 7, 'high'],
    ['6 in 30 days', 'deploymentFrequency', (6 * 7) / 30, 'high'],
    ['exactly one a week', 'deploymentFrequency', 1, 'high'],
    ['less than one a week', 'deploymentFrequency', 0.99, 'medium'],
    ['exactly one in 30 days', 'deploymentFrequency', 7 / 30, 'medium'],
    ['3 in 90 days', 'deploymentFrequency', (3 * 7) / 90, 'medium'],
    ['one in 31 days', 'deploymentFrequency', 7 / 31, 'low'],
    ['none', 'deploymentFrequency', 0, 'low'],
    ['59 minutes to production', 'leadTime', 59 / 60, 'elite'],
    ['an hour to production', 'leadTime', 1, 'high'],
    ['seven days to production', 'leadTime', 168, 'medium'],
    ['30 days to production', 'leadTime', 720, 'low'],
    ['15 % of failures', 'changeFailure', 3 / 20, 'elite'],
    ['30 % of failures', 'changeFailure', 3 / 10, 'high'],
    ['45 % of failures', 'changeFailure', 9 / 20, 'medium'],
    ['46 % of failures', 'changeFailure', 0.46, 'low'],
    ['all fail', 'changeFailure', 1, 'low'],
    ['an hour of recovery', 'recovery', 1, 'high'],
    ['a day of recovery', 'recovery', 24, 'medium'],
    ['seven days of recovery', 'recovery', 168, 'low'],
  ])('%s: %s %p is %s', (_, figure, value, band) => {
    expect(bandOf(handbook, figure, value)).toBe(band);
  });
});

/** How each hole and overlap of the reports is closed, at the values that show it. */
describe('bands of the DORA reports', () => {
  it.each<[string, string, BandedFigure, number, Band]>([
    [
      'the better of three bands that say the same',
      'dora-2018',
      'changeFailure',
      0.15,
      'elite',
    ],
    ['the worse band beside a hole', 'dora-2018', 'changeFailure', 0.2, 'low'],
    ['daily is high', 'dora-2018', 'deploymentFrequency', 7, 'high'],
    [
      'every other day is in the hole before medium',
      'dora-2018',
      'deploymentFrequency',
      3.5,
      'medium',
    ],
    ['a week belongs to the better band', 'dora-2019', 'leadTime', 168, 'high'],
    [
      'two hours lie in the hole before high',
      'dora-2021',
      'leadTime',
      2,
      'high',
    ],
    [
      'two weeks lie in the hole before medium',
      'dora-2021',
      'leadTime',
      336,
      'medium',
    ],
    [
      '15.5 % lies in the hole before high',
      'dora-2021',
      'changeFailure',
      0.155,
      'high',
    ],
    [
      'a month without recovery lies in the hole before low',
      'dora-2021',
      'recovery',
      720,
      'low',
    ],
    ['there was no elite in 2022', 'dora-2022', 'leadTime', 0.1, 'high'],
    [
      'the rate of medium in 2023',
      'dora-2023',
      'changeFailure',
      0.15,
      'medium',
    ],
    [
      'rates of 2024 in the order of bands',
      'dora-2024',
      'changeFailure',
      0.1,
      'high',
    ],
    [
      'the higher of two rates that stand the wrong way round',
      'dora-2024',
      'changeFailure',
      0.2,
      'medium',
    ],
  ])('%s: %s %s %p is %s', (_, id, figure, value, band) => {
    expect(bandOf(table(id), figure, value)).toBe(band);
  });

  it.each(bandTables)('$title has neither a hole nor an overlap', each => {
    expect(bandTableProblems(each)).toEqual([]);
    for (const figure of bandedFigures) {
      for (const value of [0, 1e-9, 0.3, 0.5, 1, 7, 24, 168, 720, 5000]) {
        expect(bandOf(each, figure, value)).toBeDefined();
      }
    }
  });

  it('have ids of their own', () => {
    const ids = bandTables.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe('ops-handbook');
  });
});

describe('bandTableProblems', () => {
  const recovery = (rows: BandTable['figures']['recovery']) =>
    bandTableProblems({
      ...handbook,
      figures: { ...handbook.figures, recovery: rows },
    });
  const edge = (value: number) => ({ value, inclusive: true });
  it.each<[string, BandTable['figures']['recovery'], string, string]>([
    ['there is no band', [], 'figures.recovery', 'there are no bands'],
    [
      'the last band ends',
      [{ band: 'elite', edge: edge(1) }],
      'figures.recovery[0].edge',
      'the last band has an edge, beyond which a value has no band',
    ],
    [
      'a band in between has no end',
      [{ band: 'elite' }, { band: 'low' }],
      'figures.recovery[0].edge',
      'only the last band may be without an edge: it takes all values',
    ],
    [
      'bands stand in another order',
      [{ band: 'high', edge: edge(1) }, { band: 'elite' }],
      'figures.recovery[1].band',
      "'elite' stands after 'high'",
    ],
    [
      'a band stands twice',
      [{ band: 'high', edge: edge(1) }, { band: 'high' }],
      'figures.recovery[1].band',
      "'high' stands after 'high'",
    ],
    [
      'two bands claim the same',
      [
        { band: 'elite', edge: edge(24) },
        { band: 'high', edge: edge(24) },
        { band: 'low' },
      ],
      'figures.recovery[1].edge.value',
      '24 does not lie beyond 24, the edge of the band before: two bands would claim the same values',
    ],
    [
      'an edge is no number',
      [{ band: 'elite', edge: edge(NaN) }, { band: 'low' }],
      'figures.recovery[0].edge.value',
      'NaN is no limit',
    ],
  ])('says that %s', (_, rows, path, message) => {
    expect(recovery(rows)).toEqual([
      expect.objectContaining({ source: 'ops-handbook', path, message }),
    ]);
  });

  it('knows that a ratio is no percentage, and that more often is better', () => {
    const problems = bandTableProblems({
      ...handbook,
      figures: {
        ...handbook.figures,
        changeFailure: [{ band: 'elite', edge: edge(15) }, { band: 'low' }],
        deploymentFrequency: [
          { band: 'elite', edge: edge(1) },
          { band: 'high', edge: edge(2) },
          { band: 'low' },
        ],
      },
    });
    expect(problems.map(({ path, mend }) => `${path}: ${mend}`)).toEqual([
      'figures.deploymentFrequency[1].edge.value: write less than 1',
      'figures.changeFailure[0].edge.value: write 0.15 for 15 %',
    ]);
  });
});

describe('bandLimits', () => {
  it.each<[BandedFigure, string[]]>([
    [
      'deploymentFrequency',
      [
        'more than 1 a day',
        'at least 1 a week',
        'at least 1 in 30 days',
        'less than 1 in 30 days',
      ],
    ],
    [
      'leadTime',
      [
        'less than 1 hour',
        'less than 7 days',
        'less than 30 days',
        '30 days or more',
      ],
    ],
    [
      'changeFailure',
      ['up to 15 %', 'up to 30 %', 'up to 45 %', 'more than 45 %'],
    ],
    [
      'recovery',
      [
        'less than 1 hour',
        'less than 1 day',
        'less than 7 days',
        '7 days or more',
      ],
    ],
  ])('says the limits of %s', (figure, labels) => {
    expect(bandLimits(handbook, figure).map(({ label }) => label)).toEqual(
      labels,
    );
  });
});
