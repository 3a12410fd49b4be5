import type { CollectorView } from '@service-readiness/backstage-plugin-readiness-common';

/** Every state of a collector by shape and word, and what it means for the checks. */
export const collectorStates: Record<
  CollectorView['state'],
  { word: string; meaning: string }
> = {
  ok: { word: '✓ ok', meaning: 'the last run answered for every entity' },
  failing: {
    word: '✕ failing',
    meaning:
      'the last run failed, wholly or for some entities; facts from before stay in use while they are valid',
  },
  stale: {
    word: '? stale',
    meaning:
      'facts have outlived their validity; the checks that read them are unknown, levels stay as last known',
  },
  neverRan: { word: '– never ran', meaning: 'the first run is still to come' },
  running: { word: '… running', meaning: 'a run is under way' },
};
