import { dayMs, hourMs } from '../../time/durations';
import type { BandTable } from '../BandTable';

const dayHours = dayMs / hourMs;

/** The default table. Every edge is a whole day, hour or percent, so that a figure can sit exactly on it. */
export const opsHandbookBands: BandTable = {
  id: 'ops-handbook',
  title: 'Operations handbook',
  source:
    'Operational practice: bands without a hole and without an overlap, near the DORA reports of 2021 to 2023',
  figures: {
    deploymentFrequency: [
      { band: 'elite', edge: { value: 1, inclusive: false } },
      { band: 'high', edge: { value: 1 / 7, inclusive: true } },
      { band: 'medium', edge: { value: 1 / 30, inclusive: true } },
      { band: 'low' },
    ],
    leadTime: [
      { band: 'elite', edge: { value: 1, inclusive: false } },
      { band: 'high', edge: { value: 7 * dayHours, inclusive: false } },
      { band: 'medium', edge: { value: 30 * dayHours, inclusive: false } },
      { band: 'low' },
    ],
    changeFailure: [
      { band: 'elite', edge: { value: 0.15, inclusive: true } },
      { band: 'high', edge: { value: 0.3, inclusive: true } },
      { band: 'medium', edge: { value: 0.45, inclusive: true } },
      { band: 'low' },
    ],
    recovery: [
      { band: 'elite', edge: { value: 1, inclusive: false } },
      { band: 'high', edge: { value: dayHours, inclusive: false } },
      { band: 'medium', edge: { value: 7 * dayHours, inclusive: false } },
      { band: 'low' },
    ],
  },
};
