/** How a service of the example is delivered. */
export interface DeliveryPace {
  /** Deployments in a week, on average. */
  perWeek: number;
  /** Median time from a commit to production; absent where nobody says what a deployment holds. */
  leadHours?: number;
  /** How many times as long it took before the last 30 days. */
  leadBefore: number;
  /** Share of deployments that are followed by an incident. */
  failureShare: number;
  recoveryHours: number;
}

/** What the lead time of a service is meant to turn out as. */
export type LeadTimeKind = 'elite' | 'improving' | 'slow';
