import type {
  ActivityAction,
  ReadinessApi,
} from '@service-readiness/backstage-plugin-readiness-common';
import type { CompanyActs } from './CompanyActs';

interface Options {
  api: ReadinessApi;
  /** The token of a person, by login. */
  tokenOf: (login: string) => Promise<string>;
  now: () => number;
}

/**
 * Lets people of the example company do what they have not done yet, each with a token of their own and by the same API
 * as everybody. What they have done stands in the log of activity, so that a second start does nothing twice, not even
 * what has lapsed since or was taken back. What would be over by now is left out.
 *
 * @returns how much was done
 */
export async function performActs(
  acts: CompanyActs,
  options: Options,
): Promise<number> {
  let done = 0;
  for (const act of acts.attestations) {
    if (await attest(act, options)) done++;
  }
  for (const act of acts.waivers) {
    if (await requestWaiver(act, options)) done++;
    if (await decideWaiver(act, options)) done++;
  }
  for (const act of acts.assessments) {
    if (await assess(act, options)) done++;
  }
  for (const act of acts.disputes) {
    if (await dispute(act, options)) done++;
  }
  return done;
}

async function attest(
  { by, ...body }: CompanyActs['attestations'][number],
  options: Options,
): Promise<boolean> {
  if (Date.parse(body.expiresAt) <= options.now()) return false;
  const wasDone = await Promise.all(
    body.items.map(({ entityRef, checkId }) =>
      isDone({ action: 'attest', by, entityRef, checkIds: [checkId] }, options),
    ),
  );
  const items = body.items.filter((_, at) => !wasDone[at]);
  if (items.length === 0) return false;
  const token = await options.tokenOf(by);
  const { refused } = await options.api.attest(
    { body: { ...body, items } },
    { token },
  );
  if (refused.length > 0) {
    throw new Error(
      refused
        .map(({ entityRef, error }) => `${entityRef}: ${error.message}`)
        .join('; '),
    );
  }
  return true;
}

async function requestWaiver(
  { by, decision: _, ...body }: CompanyActs['waivers'][number],
  options: Options,
): Promise<boolean> {
  const { entityRef, checkIds, until } = body;
  if (Date.parse(until) <= options.now()) return false;
  const act = { action: 'requestWaiver', by, entityRef, checkIds } as const;
  if (await isDone(act, options)) return false;
  await options.api.requestWaiver(
    { body },
    { token: await options.tokenOf(by) },
  );
  return true;
}

/** Also after a start that ended between request and decision. */
async function decideWaiver(
  { by, decision, entityRef, checkIds }: CompanyActs['waivers'][number],
  { api, tokenOf }: Options,
): Promise<boolean> {
  if (!decision) return false;
  const { by: decider, ...body } = decision;
  const token = await tokenOf(decider);
  const { items } = await api.listWaivers(
    { query: { entity: entityRef, state: 'requested' } },
    { token },
  );
  const waiting = items.find(
    ({ requestedBy, checks }) =>
      requestedBy === userRef(by) &&
      checks.every(({ id }) => checkIds.includes(id)),
  );
  if (!waiting) return false;
  await api.decideWaiver({ id: waiting.id, body }, { token });
  return true;
}

async function dispute(
  { by, ...body }: CompanyActs['disputes'][number],
  options: Options,
): Promise<boolean> {
  const { entityRef, checkId } = body;
  const act = {
    action: 'dispute',
    by,
    entityRef,
    checkIds: [checkId],
  } as const;
  if (await isDone(act, options)) return false;
  await options.api.dispute({ body }, { token: await options.tokenOf(by) });
  return true;
}

async function assess(
  { by, team, ...body }: CompanyActs['assessments'][number],
  options: Options,
): Promise<boolean> {
  const group = { kind: 'group', namespace: 'default', name: team };
  const entityRef = `group:default/${team}`;
  const act = { action: 'assess', by, entityRef, checkIds: [] } as const;
  if (await isDone(act, options)) return false;
  await options.api.assess(
    { ...group, body },
    { token: await options.tokenOf(by) },
  );
  return true;
}

async function isDone(
  act: {
    action: ActivityAction;
    by: string;
    entityRef: string;
    checkIds: readonly string[];
  },
  { api, tokenOf }: Options,
): Promise<boolean> {
  const { action, by, entityRef, checkIds } = act;
  const { items } = await api.listActivity(
    { query: { action, by: userRef(by), entity: entityRef, limit: 200 } },
    { token: await tokenOf(by) },
  );
  return items.some(item => checkIds.every(id => item.checkIds.includes(id)));
}

const userRef = (login: string) => `user:default/${login}`;
