import { managedEvidence } from './evidence/managed';
import { optimizedEvidence } from './evidence/optimized';
import { proactiveEvidence } from './evidence/proactive';
import type { ServiceDraft } from './ServiceDraft';

/** How a service comes to pass or fail one check of the built-in scorecard. */
export interface CheckEvidence {
  /** Writes what makes it pass. */
  pass(draft: ServiceDraft): void;
  /** Writes what makes it fail. Writing nothing is for what the catalog alone decides by absence. */
  fail(draft: ServiceDraft): void;
  /** Without evidence it fails, because the catalog is always asked; otherwise it is unknown. */
  failsByAbsence?: boolean;
}

/** By rung of the ladder and check id. */
export const checkEvidence: Record<2 | 3 | 4, Record<string, CheckEvidence>> = {
  2: managedEvidence,
  3: proactiveEvidence,
  4: optimizedEvidence,
};
