/** A place in a list that is ordered by a moment and, where that is the same, by id: after this item. */
export interface PagePosition {
  at: number;
  id: string;
}

/** A part of such a list. */
export interface Page {
  after?: PagePosition;
  limit: number;
}
