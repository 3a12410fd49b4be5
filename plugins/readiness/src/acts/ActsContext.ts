import type {
  CheckView,
  LevelView,
  ServiceCard,
} from '@service-readiness/backstage-plugin-readiness-common';
import { createContext } from 'react';

/** What people can do about the service that is looked at. */
export interface ServiceActs {
  entityRef: string;
  /** Undefined until it is known. */
  may?: ServiceCard['may'];
  longestWaiverDays?: number;
  checks: CheckView[];
  /** What was said of the last thing that was done, and on which check. */
  said: { words: string; checkId?: string };
  /** Counts what was done here: what was asked before may have changed. */
  done: number;
  /** Something was done: the levels of the answer are shown, and the rest is asked for again. */
  acted(said: string, levels?: LevelView[]): void;
}

export const ActsContext = createContext<ServiceActs | undefined>(undefined);
