import type { ActivityItem } from '@service-readiness/backstage-plugin-readiness-common';
import type { StoredAuditEntry } from '../../stores/AuditLog';
import { checkTitles } from '../definitions/checkTitles';
import type { RuleSet } from '../definitions/RuleSet';
import type { Company } from '../readModel/Company';
import { isoOf } from './levelView';

/** An entry of the log, with what was done in one sentence. */
export function activityView(
  entry: StoredAuditEntry,
  company: Company,
  ruleSet: Pick<RuleSet, 'scorecards'>,
): ActivityItem {
  const { id, at, by, action, entityRef, checkIds, subjectId } = entry;
  const entityTitle = company.entity(entityRef)?.title ?? entityRef;
  const checks = checkTitles(ruleSet, checkIds);
  const text = `${sentence(entry, checks)} (${entityTitle})`;
  return {
    ...{ id, at: isoOf(at), by, action, entityRef, entityTitle },
    ...{ checkIds, subjectId, text },
  };
}

function sentence(
  { action, details }: StoredAuditEntry,
  checks: string,
): string {
  const until =
    details.until === undefined
      ? ''
      : ` until ${isoOf(details.until).slice(0, 10)}`;
  switch (action) {
    case 'attest':
      return `Attested ${checks}${until}`;
    case 'withdrawAttestation':
      return `Took back the attestation of ${checks}`;
    case 'requestWaiver':
      return `Asked for a waiver of ${checks}${until}`;
    case 'approveWaiver':
      return `Approved the waiver of ${checks}${until}`;
    case 'refuseWaiver':
      return `Refused the waiver of ${checks}`;
    case 'withdrawWaiver':
      return `Withdrew the waiver of ${checks}`;
    case 'revokeWaiver':
      return `Revoked the waiver of ${checks}`;
    case 'dispute':
      return `Said that ${details.factName} is wrong`;
    case 'answerDispute':
      return `Closed the dispute about ${details.factName}: ${details.outcome}`;
    case 'assess':
      return details.questionnaire === 'quickCheck'
        ? 'Answered the quick check'
        : 'Answered the questions about capabilities';
    case 'refresh':
      return 'Had it collected and evaluated at once';
    default:
      return `It left the catalog; ${details.ended} attestations, waivers and disputes ended`;
  }
}
