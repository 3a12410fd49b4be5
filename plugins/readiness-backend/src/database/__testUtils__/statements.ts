import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { toColumn } from '../timestamps';

/** Has a person attest a check, as a row that the store did not write. */
export async function putAttestation(
  knex: Knex,
  options: {
    entityRef: string;
    checkId: string;
    attestedAt: number;
    expiresAt: number;
  },
): Promise<string> {
  const id = randomUUID();
  await knex('attestations').insert({
    id,
    entity_ref: options.entityRef,
    check_id: options.checkId,
    comment: 'Seen with my own eyes',
    evidence: 'https://wiki.example.com/evidence',
    attested_by: 'user:default/guest',
    attested_at: toColumn(options.attestedAt),
    expires_at: toColumn(options.expiresAt),
  });
  return id;
}

/** Has a waiver approved, or asked for only, as rows that the store did not write. */
export async function putWaiver(
  knex: Knex,
  options: {
    entityRef: string;
    checkIds: string[];
    requestedAt: number;
    until: number;
    decision?: 'approved' | 'refused';
  },
): Promise<string> {
  const id = randomUUID();
  const { decision = 'approved' } = options;
  await knex('waivers').insert({
    id,
    entity_ref: options.entityRef,
    reason: 'plannedWork',
    explanation: 'Comes with the next release',
    requested_by: 'user:default/guest',
    requested_at: toColumn(options.requestedAt),
    until: toColumn(options.until),
    decision,
    decided_by: 'user:default/decider',
    decided_at: toColumn(options.requestedAt),
    decision_comment: 'Agreed',
  });
  await knex('waiver_checks').insert(
    options.checkIds.map(checkId => ({ waiver_id: id, check_id: checkId })),
  );
  return id;
}
