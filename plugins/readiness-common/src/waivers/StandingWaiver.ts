/**
 * A waiver that is in force for a check of an entity.
 *
 * @public
 */
export interface StandingWaiver {
  id: string;
  /** When it ends by itself, milliseconds since the epoch. */
  until: number;
}
