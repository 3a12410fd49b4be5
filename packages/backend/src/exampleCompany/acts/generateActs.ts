import {
  attestations,
  disputes,
  waivers,
  type AttestationBlueprint,
} from '../blueprint/acts';
import { assessments } from '../blueprint/assessments';
import type { CompanyActs } from './CompanyActs';

const dayMs = 86_400_000;

/** What people do once the company stands, with days counted from the moment of the company. */
export function generateActs(now: Date): CompanyActs {
  const after = (days: number) =>
    new Date(now.getTime() + days * dayMs).toISOString();
  return {
    attestations: attestations.map(act => ({
      by: act.by,
      items: [{ entityRef: refOf(act), checkId: act.checkId }],
      comment: act.comment,
      evidence: `https://wiki.marlow-finch.example/${act.evidence}`,
      expiresAt: after(act.days),
    })),
    waivers: waivers.map(({ service, days, ...act }) => ({
      ...act,
      entityRef: refOf({ service }),
      until: after(days),
    })),
    assessments,
    disputes: disputes.map(({ service, ...act }) => ({
      ...act,
      entityRef: refOf({ service }),
    })),
  };
}

const refOf = ({ service }: Pick<AttestationBlueprint, 'service'>) =>
  `component:default/${service}`;
