import type { BandTable } from '../BandTable';
import {
  above,
  atLeast,
  below,
  day,
  halfYear,
  month,
  rest,
  upTo,
  week,
} from './edges';

/**
 * Bands as the DORA reports tell them, by year. The reports describe clusters of answers, which leave holes between them
 * and overlap; closed by one rule, so that every value has one band: what lies in a hole belongs to the worse band
 * beside it, what two bands claim belongs to the better one, and a band that claims nothing of its own is absent. Edges
 * that the words leave open ("one day to one week") belong to the better band. "On demand" is more than once a day.
 */
const source = (year: number) =>
  `DORA, State of DevOps report ${year} (dora.dev)`;

const failureUpTo15: BandTable['figures']['changeFailure'] = [
  // Elite, high and medium all say 0–15 %, low says 46–60 %: between them is a hole.
  upTo('elite', 0.15),
  rest('low'),
];

const recoveryWithinDay: BandTable['figures']['recovery'] = [
  // High and medium both say less than a day.
  below('elite', 1),
  below('high', day),
  rest('low'),
];

const daysToMonths: BandTable['figures']['leadTime'] = [
  below('elite', day),
  upTo('high', week),
  upTo('medium', month),
  rest('low'),
];

const dailyToMonthly: BandTable['figures']['deploymentFrequency'] = [
  above('elite', 1),
  atLeast('high', 1 / 7),
  atLeast('medium', 1 / 30),
  rest('low'),
];

export const reportBands: readonly BandTable[] = [
  {
    id: 'dora-2018',
    title: 'DORA report 2018',
    source: source(2018),
    figures: {
      deploymentFrequency: [
        above('elite', 1),
        atLeast('high', 1),
        // The hole between daily and weekly is medium; low says the same as medium.
        atLeast('medium', 1 / 30),
        rest('low'),
      ],
      leadTime: [
        below('elite', 1),
        upTo('high', week),
        upTo('medium', month),
        rest('low'),
      ],
      changeFailure: failureUpTo15,
      recovery: recoveryWithinDay,
    },
  },
  {
    id: 'dora-2019',
    title: 'DORA report 2019',
    source: source(2019),
    figures: {
      deploymentFrequency: dailyToMonthly,
      leadTime: daysToMonths,
      changeFailure: failureUpTo15,
      recovery: recoveryWithinDay,
    },
  },
  {
    id: 'dora-2021',
    title: 'DORA report 2021',
    source: source(2021),
    figures: {
      deploymentFrequency: [
        above('elite', 1),
        // Says weekly to monthly; the hole up to daily is its own.
        atLeast('high', 1 / 30),
        atLeast('medium', 1 / 180),
        rest('low'),
      ],
      leadTime: [
        below('elite', 1),
        upTo('high', week),
        // Says one to six months; the hole from a week on is its own.
        upTo('medium', halfYear),
        rest('low'),
      ],
      // High, medium and low all say 16–30 %.
      changeFailure: [upTo('elite', 0.15), upTo('high', 0.3), rest('low')],
      recovery: [
        below('elite', 1),
        below('high', day),
        upTo('medium', week),
        // Says more than six months; the hole from a week on is its own.
        rest('low'),
      ],
    },
  },
  {
    id: 'dora-2022',
    title: 'DORA report 2022',
    source: source(2022),
    // There was no elite cluster that year.
    figures: {
      deploymentFrequency: [
        above('high', 1),
        // Says weekly to monthly; the hole up to daily is its own.
        atLeast('medium', 1 / 30),
        rest('low'),
      ],
      leadTime: [upTo('high', week), upTo('medium', month), rest('low')],
      // Low says 46–60 %; the hole from 30 % on is its own.
      changeFailure: [upTo('high', 0.15), upTo('medium', 0.3), rest('low')],
      recovery: [below('high', day), upTo('medium', week), rest('low')],
    },
  },
  {
    id: 'dora-2023',
    title: 'DORA report 2023',
    source: source(2023),
    figures: {
      // Low says the same as medium.
      deploymentFrequency: dailyToMonthly,
      leadTime: daysToMonths,
      // The report gives one rate for each: 5, 10, 15 and 64 %.
      changeFailure: [
        upTo('elite', 0.05),
        upTo('high', 0.1),
        upTo('medium', 0.15),
        rest('low'),
      ],
      recovery: [
        below('elite', 1),
        below('high', day),
        upTo('medium', week),
        rest('low'),
      ],
    },
  },
  {
    id: 'dora-2024',
    title: 'DORA report 2024',
    source: source(2024),
    figures: {
      deploymentFrequency: dailyToMonthly,
      leadTime: daysToMonths,
      // The report gives high 20 % and medium 10 %: in order of the bands these are turned round.
      changeFailure: [
        upTo('elite', 0.05),
        upTo('high', 0.1),
        upTo('medium', 0.2),
        rest('low'),
      ],
      recovery: recoveryWithinDay,
    },
  },
];
