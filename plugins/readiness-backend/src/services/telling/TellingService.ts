import type { LoggerService } from '@backstage/backend-plugin-api';
import type { OutboxMessage } from '../../stores/Outbox';
import type { ReadinessStore } from '../../stores/ReadinessStore';
import { checkTitles } from '../definitions/checkTitles';
import type { RulesService } from '../definitions/RulesService';
import type { ReadModel } from '../readModel/ReadModel';

const dayMs = 24 * 3_600_000;
const pageSize = 500;
/** Messages that one round sends at most; the rest goes with the next. */
const sentAtOnce = 200;
/** Sending one takes well under a second; whoever has not finished by then is taken for dead. */
const leaseSeconds = 120;

/** Tells people: through Backstage's notifications in a portal, by hand in tests. */
export interface Teller {
  tell(message: OutboxMessage): Promise<void>;
}

/**
 * Tells owners in time what runs out, and sends what waits in the outbox. What is written there has an id of its own for
 * every attestation and waiver, so that replicas and repeated rounds tell it once.
 */
export class TellingService {
  constructor(
    private readonly options: {
      store: ReadinessStore;
      readModel: ReadModel;
      rules: RulesService;
      /** Absent where nobody can be told. */
      teller?: Teller;
      logger: LoggerService;
      remindDays: { attestations: number; waivers: number };
      now: () => number;
    },
  ) {}

  /** Writes a reminder for each thing that runs out soon. */
  async remind(): Promise<void> {
    if (!this.options.teller) return;
    const { store, now, remindDays } = this.options;
    const at = now();
    const attestations = await everyPage(after =>
      store.attestations.list({
        ...{ state: 'standing', now: at, limit: pageSize, after },
        expiringBefore: at + remindDays.attestations * dayMs,
      }),
    );
    const waivers = await everyPage(after =>
      store.waivers.list({
        ...{ state: 'inForce', now: at, limit: pageSize, after },
        untilBefore: at + remindDays.waivers * dayMs,
      }),
    );
    const standing = await store.waivers.standing(
      waivers.map(({ entityRef }) => entityRef),
      at,
    );
    const isProlonged = ({ entityRef, checkIds, until }: (typeof waivers)[0]) =>
      checkIds.every(
        id => (standing.get(entityRef)?.get(id)?.until ?? 0) > until,
      );
    const company = await this.options.readModel.current();
    const { ruleSet } = this.options.rules;
    const messageOf = (
      kind: 'Attestation' | 'Waiver',
      entityRef: string,
      {
        id,
        until,
        checkIds,
      }: { id: string; until: number; checkIds: string[] },
    ): OutboxMessage[] => {
      const row = company.entity(entityRef);
      if (!row?.ownerRef) return [];
      const day = new Date(until).toISOString().slice(0, 10);
      return [
        {
          id: `${kind.toLowerCase()}-lapsing-${id}`,
          recipients: [row.ownerRef],
          title: `${kind} of ${checkTitles(ruleSet, checkIds)} on ${
            row.title
          } runs out on ${day}`,
          description:
            kind === 'Waiver'
              ? 'Meet the check, or ask to prolong the waiver.'
              : 'Attest it again if it still holds.',
          ...{ entityRef, checkId: checkIds[0] },
        },
      ];
    };
    const messages = [
      ...attestations.flatMap(({ id, entityRef, checkId, expiresAt }) =>
        messageOf('Attestation', entityRef, {
          ...{ id, until: expiresAt, checkIds: [checkId] },
        }),
      ),
      ...waivers
        .filter(waiver => !isProlonged(waiver))
        .flatMap(waiver => messageOf('Waiver', waiver.entityRef, waiver)),
    ];
    await store.outbox.add(messages, at);
  }

  /** Sends what waits. One that fails is tried again later and stops no other. */
  async deliver(): Promise<void> {
    const { store, teller, logger, now } = this.options;
    if (!teller) {
      // Nobody is told later of what was news once.
      await store.outbox.prune(now());
      return;
    }
    const messages = await store.outbox.claim({
      limit: sentAtOnce,
      leaseSeconds,
    });
    for (const message of messages) {
      try {
        await teller.tell(message);
        await store.outbox.sent(message.id, now());
      } catch (error) {
        const reason = (error as Error).message;
        logger.warn(`Notification '${message.id}' was not sent: ${reason}`);
        await store.outbox.failed(message.id, reason);
      }
    }
  }
}

async function everyPage<T extends { id: string }>(
  read: (after: { at: number; id: string } | undefined) => Promise<T[]>,
): Promise<T[]> {
  const all: T[] = [];
  for (;;) {
    const last = all[all.length - 1] as
      | (T & { expiresAt?: number; until?: number })
      | undefined;
    const page = await read(
      last && { at: last.expiresAt ?? last.until ?? 0, id: last.id },
    );
    all.push(...page);
    if (page.length < pageSize) return all;
  }
}
