import type { CheckEvidence } from '../checkEvidence';

/** Passes with a link of a type in the catalog, fails without. */
export function byLink(type: string, title: string): CheckEvidence {
  return {
    pass: draft => draft.link(type, title),
    fail() {},
    failsByAbsence: true,
  };
}
