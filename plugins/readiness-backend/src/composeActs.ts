import type { BandTable } from '@service-readiness/backstage-plugin-readiness-common';
import type { Needs } from './Needs';
import type { Handlers } from './router/createRouter';
import { Acts } from './services/acts/Acts';
import { ActViews } from './services/acts/ActViews';
import { AttestationService } from './services/acts/AttestationService';
import { DisputeService } from './services/acts/DisputeService';
import { WaiverService } from './services/acts/WaiverService';
import { AssessmentService } from './services/assessments/AssessmentService';
import { ActQueries } from './services/queries/ActQueries';
import { CheckRecordQueries } from './services/queries/CheckRecordQueries';

/** What people do: who asks, the policy, and the lists of it. */
export function composeActs(
  deps: Needs<typeof Acts> &
    Needs<typeof ActViews> &
    Omit<Needs<typeof CheckRecordQueries>, 'views'> & { bands: BandTable },
) {
  const acts = new Acts(deps);
  const views = new ActViews(deps);
  const attestations = new AttestationService({ ...deps, acts, views });
  const waivers = new WaiverService({ ...deps, acts, views });
  const disputes = new DisputeService({ ...deps, acts, views });
  const assessments = new AssessmentService({ ...deps, acts });
  const lists = new ActQueries({ ...deps, views });
  const records = new CheckRecordQueries({ ...deps, views });
  return {
    listAttestations: lists.listAttestations.bind(lists),
    attest: attestations.attest.bind(attestations),
    withdrawAttestation: attestations.withdraw.bind(attestations),
    listWaivers: lists.listWaivers.bind(lists),
    requestWaiver: waivers.request.bind(waivers),
    decideWaiver: waivers.decide.bind(waivers),
    endWaiver: waivers.end.bind(waivers),
    listDisputes: lists.listDisputes.bind(lists),
    dispute: disputes.dispute.bind(disputes),
    answerDispute: disputes.answer.bind(disputes),
    getAssessments: assessments.getAssessments.bind(assessments),
    assess: assessments.assess.bind(assessments),
    getCheckRecord: records.getCheckRecord.bind(records),
    listActivity: lists.listActivity.bind(lists),
  } satisfies Partial<Handlers>;
}
