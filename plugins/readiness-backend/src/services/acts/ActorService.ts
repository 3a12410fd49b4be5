import type {
  AuthService,
  BackstageCredentials,
  UserInfoService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { LRUCache } from 'lru-cache';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import {
  entityRelations,
  type Actor,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { ReadModel } from '../readModel/ReadModel';
import { standingClaims } from './standingClaims';

const rememberedPeople = 1000;
const rememberedMs = 30_000;

/** Says who somebody is and which groups they are in: what their token claims, as far as the catalog bears it out. */
export class ActorService {
  /** Claims of people who look, by reference: a token may leave them out, and each question costs a request then. */
  readonly #claims = new LRUCache<string, string[]>({
    max: rememberedPeople,
    ttl: rememberedMs,
  });

  constructor(
    private readonly options: {
      auth: AuthService;
      userInfo: UserInfoService;
      catalog: CatalogService;
      readModel: ReadModel;
    },
  ) {}

  /**
   * Who wants to do something, at this moment: the catalog is asked for the groups that they are in now.
   *
   * @throws NotAllowedError for services and tokens that are no person's
   */
  async of(credentials: BackstageCredentials): Promise<Actor> {
    const { auth, userInfo, catalog, readModel } = this.options;
    if (!auth.isPrincipal(credentials, 'user')) {
      throw new NotAllowedError(
        'Only a person can do this: sign in, or use the token of a user',
      );
    }
    const { userEntityRef, ownershipEntityRefs } = await userInfo.getUserInfo(
      credentials,
    );
    const [company, { items }] = await Promise.all([
      readModel.current(),
      catalog.getEntitiesByRefs(
        { entityRefs: [userEntityRef] },
        { credentials: await auth.getOwnServiceCredentials() },
      ),
    ]);
    const [user] = items;
    const memberOf = user && new Set(entityRelations(user, 'memberOf'));
    return standingClaims({
      userRef: userEntityRef,
      claims: ownershipEntityRefs,
      isMember: memberOf && (group => memberOf.has(group)),
      groupsBelow: group => company.descent(group).groups,
    });
  }

  /** Who looks at something, by what is known already; absent for those who are no person. Nothing may be done on this. */
  async looking(credentials: BackstageCredentials): Promise<Actor | undefined> {
    const { auth, readModel } = this.options;
    if (!auth.isPrincipal(credentials, 'user')) return undefined;
    const { userEntityRef } = credentials.principal;
    const [company, claims] = await Promise.all([
      readModel.current(),
      this.#claimsOf(userEntityRef, credentials),
    ]);
    const isKnown = company.entity(userEntityRef) !== undefined;
    return standingClaims({
      ...{ userRef: userEntityRef, claims },
      isMember: isKnown
        ? group =>
            company.entity(group)?.memberRefs.includes(userEntityRef) ?? false
        : undefined,
      groupsBelow: group => company.descent(group).groups,
    });
  }

  async #claimsOf(
    userRef: string,
    credentials: BackstageCredentials,
  ): Promise<string[]> {
    const known = this.#claims.get(userRef);
    if (known) return known;
    const { userInfo } = this.options;
    const { ownershipEntityRefs } = await userInfo.getUserInfo(credentials);
    this.#claims.set(userRef, ownershipEntityRefs);
    return ownershipEntityRefs;
  }
}
