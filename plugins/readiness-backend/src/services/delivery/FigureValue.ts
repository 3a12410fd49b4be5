import type {
  DeliveryFigureId,
  Figure,
} from '@service-readiness/backstage-plugin-readiness-common';

/** A figure of one service, or of several together, whatever it was computed from. */
export interface FigureValue extends Figure {
  part?: number;
  whole?: number;
  p75?: number;
  p95?: number;
  /** Incidents that are not resolved. */
  openCount?: number;
}

export type FigureValues = Record<DeliveryFigureId, FigureValue>;

/** The course of a figure; a part without a value is a gap. Moments are milliseconds. */
export interface SeriesPart {
  from: number;
  to: number;
  values: FigureValues;
}
