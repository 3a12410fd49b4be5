import type { Deployment } from '@service-readiness/backstage-plugin-readiness-common';
import * as fc from 'fast-check';
import type { Said } from '../stores/DeliveryStore';
import type { StoredEvent } from './eventRows';
import { settleEvents, type AnyEvent, type Words } from './settleEvents';

const identity = { source: 'ci', id: '7', entityRefs: ['component:default/a'] };

interface Message {
  whole?: AnyEvent & Said;
  added?: Words;
}

/** What is known after messages that came one by one. */
function after(
  kind: 'deployment' | 'incident',
  messages: readonly Message[],
): AnyEvent | undefined {
  let known = new Map<string, StoredEvent>();
  for (const { whole, added } of messages) {
    const { next } = settleEvents(known, {
      kind,
      receivedAt: 5000,
      whole: whole ? [whole] : [],
      added: added ? [added] : [],
    });
    known = new Map([...known, ...next]);
  }
  return [...known.values()][0]?.event;
}

const saidAt = fc.integer({ min: 1, max: 1000 });
/** What a source says in the course of time: of one moment, one thing. */
const messagesOf = <Event>(event: fc.Arbitrary<Event>) =>
  fc
    .uniqueArray(fc.tuple(saidAt, event), {
      selector: ([at]) => at,
      minLength: 1,
      maxLength: 5,
    })
    .chain(messages =>
      fc.tuple(
        fc.constant(messages),
        fc.shuffledSubarray([...messages, ...messages], {
          minLength: 2 * messages.length,
        }),
      ),
    );

describe('settleEvents', () => {
  it('comes to the same for an incident, in whatever order and however often its source is heard', () => {
    const resolvedAt = fc.option(fc.integer({ min: 100, max: 900 }), {
      nil: undefined,
    });
    fc.assert(
      fc.property(messagesOf(resolvedAt), ([told, heard]) => {
        const of = (list: typeof told) =>
          after(
            'incident',
            list.map(([at, end]) => ({
              whole: {
                ...identity,
                startedAt: 50,
                title: `at ${at}`,
                resolvedAt: end,
                saidAt: at,
              },
            })),
          );
        const inOrder = [...told].sort(([a], [b]) => a - b);
        expect(of(heard)).toEqual(of(inOrder));
      }),
    );
  });

  it('comes to the same for a deployment that runs and ends', () => {
    fc.assert(
      fc.property(
        fc.shuffledSubarray([1, 2, 3, 1, 2, 3], { minLength: 6 }),
        order => {
          const said: Record<number, Deployment & Said> = {
            1: {
              ...identity,
              environment: 'production',
              startedAt: 1,
              status: 'running',
              saidAt: 1,
            },
            2: {
              ...identity,
              environment: 'production',
              startedAt: 1,
              status: 'success',
              finishedAt: 2,
              saidAt: 2,
            },
            3: {
              ...identity,
              environment: 'production',
              startedAt: 1,
              status: 'success',
              finishedAt: 3,
              saidAt: 3,
            },
          };
          const event = after(
            'deployment',
            order.map(at => ({ whole: said[at] })),
          );
          expect(event).toMatchObject({ status: 'success', finishedAt: 2 });
        },
      ),
    );
  });

  it('comes to the same for moments that are added, before and after the whole', () => {
    const [detected, resolved] = [{ detectedAt: 60 }, { resolvedAt: 90 }];
    const parts: Message[] = [
      { whole: { ...identity, startedAt: 50, saidAt: 10 } },
      { added: { ...identity, startedAt: 50, ...detected } },
      { added: { ...identity, startedAt: 50, ...resolved } },
    ];
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...parts, ...parts], { minLength: 6 }),
        heard => {
          expect(after('incident', heard)).toEqual({
            ...identity,
            startedAt: 50,
            ...detected,
            ...resolved,
          });
        },
      ),
    );
  });
});
