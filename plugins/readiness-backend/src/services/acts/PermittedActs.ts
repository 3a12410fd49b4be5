import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import {
  approverGroups,
  mayAttest,
  mayDecideWaiver,
  readinessAttestPermission,
  readinessDisputePermission,
  readinessRefreshPermission,
  readinessWaiverDecidePermission,
  readinessWaiverRequestPermission,
  type ServiceCard,
  type WaiverPolicy,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { RulesService } from '../definitions/RulesService';
import type { Company } from '../readModel/Company';
import type { EntityRow } from '../readModel/EntityRow';
import type { ActorService } from './ActorService';
import { checkOwner, checksAsked } from './checksAsked';

/** Tells what somebody may do about a service, so that no screen offers what would be refused. */
export class PermittedActs {
  constructor(
    private readonly options: {
      permissions: PermissionsService;
      actors: ActorService;
      rules: RulesService;
      policy: WaiverPolicy;
    },
  ) {}

  async on(
    { entityRef, ownerRef }: EntityRow,
    company: Company,
    credentials: BackstageCredentials,
  ): Promise<ServiceCard['may']> {
    const { permissions, actors, rules, policy } = this.options;
    const [decisions, actor] = await Promise.all([
      permissions.authorize(
        [
          readinessRefreshPermission,
          readinessAttestPermission,
          readinessWaiverRequestPermission,
          readinessWaiverDecidePermission,
          readinessDisputePermission,
        ].map(permission => ({ permission, resourceRef: entityRef })),
        { credentials },
      ),
      actors.looking(credentials),
    ]);
    const [refresh = false, attests, requests, decides, disputes] =
      decisions.map(({ result }) => result === AuthorizeResult.ALLOW);
    if (!actor) {
      return {
        ...{ refresh, attest: [] },
        ...{ requestWaiver: false, decideWaiver: false, dispute: false },
      };
    }
    const checks = [...checksAsked(company, rules.ruleSet, entityRef).values()];
    return {
      refresh,
      attest: checks
        .filter(({ definition: { attestation } }) =>
          Boolean(
            attests && attestation && mayAttest(actor, attestation, ownerRef),
          ),
        )
        .map(({ id }) => id),
      requestWaiver: Boolean(
        requests && ownerRef !== undefined && actor.refs.has(ownerRef),
      ),
      decideWaiver: Boolean(
        decides &&
          checks.some(check =>
            mayDecideWaiver(
              actor,
              undefined,
              approverGroups(policy, [checkOwner(check)]),
            ),
          ),
      ),
      dispute: Boolean(disputes),
    };
  }
}
