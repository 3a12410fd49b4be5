/** What a figure must keep to. */
export interface Budget {
  atMost?: number;
  atLeast?: number;
}

/** One figure. */
export interface Measurement {
  id: string;
  what: string;
  value: number;
  unit: 'ms' | 'µs' | '1/s' | 'times' | 'MB' | 'rows';
  budget?: Budget;
  /** What the figure rests on: how many runs, what is in it and what is not. */
  note?: string;
}

/** Figures that were measured together. */
export interface MeasurementGroup {
  title: string;
  measurements: Measurement[];
  /** Processes that wanted to run at the end. Above the number of cores, times are too long. */
  loadAverage?: number;
  /** Hashes of all outcomes of both sides, where two are compared. */
  outcomes?: { count: number; ours: string; theirs: string };
}

/** How many times the budget is kept: 2 means half of what is allowed, or twice what is asked. */
export function headroom({ value, budget }: Measurement): number | undefined {
  if (budget?.atMost !== undefined) {
    if (budget.atMost === 0) return value === 0 ? Infinity : 0;
    return budget.atMost / value;
  }
  if (budget?.atLeast !== undefined) return value / budget.atLeast;
  return undefined;
}

export function isMissed(measurement: Measurement): boolean {
  const kept = headroom(measurement);
  return kept !== undefined && !(kept >= 1);
}
