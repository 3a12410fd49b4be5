import type { BandTable } from '../BandTable';
import { above, atLeast, below, day, month, rest, upTo, week } from './edges';

/** The default table. */
export const opsHandbookBands: BandTable = {
  id: 'ops-handbook',
  title: 'Operations handbook',
  source:
    'Practice of operations, near the DORA reports of 2021 to 2023, without a hole and without an overlap',
  figures: {
    deploymentFrequency: [
      above('elite', 1),
      atLeast('high', 1 / 7),
      atLeast('medium', 1 / 30),
      rest('low'),
    ],
    leadTime: [
      below('elite', 1),
      below('high', week),
      below('medium', month),
      rest('low'),
    ],
    changeFailure: [
      upTo('elite', 0.15),
      upTo('high', 0.3),
      upTo('medium', 0.45),
      rest('low'),
    ],
    recovery: [
      below('elite', 1),
      below('high', day),
      below('medium', week),
      rest('low'),
    ],
  },
};
