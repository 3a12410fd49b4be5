/** Who and what of the example company the journeys of people are about. */

/** Of the team of the guest: no source says what it costs, and nothing else holds it. */
export const unpriced = 'invoices';
/** Of the team of the guest: two checks of the highest level fail. */
export const held = 'refunds';
/** One of the two. */
export const failingCheck = 'delivered-progressively';
/** Of the team that owns the checks. */
export const decider = 'yuki.tanabe';
