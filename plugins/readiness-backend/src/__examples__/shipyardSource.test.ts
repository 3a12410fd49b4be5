import { createHmac } from 'node:crypto';
import type { Delivery } from '@service-readiness/backstage-plugin-readiness-node';
import { shipyardSource } from './shipyardSource';

const secret = 'a-planted-secret-of-shipyard';
const { deliveries } = shipyardSource({ secret });

const rollout = {
  rollout: '7',
  app: 'refunds',
  cluster: 'prod-eu',
  result: 'succeeded',
  endedAt: '2026-01-05T10:00:00Z',
  sentAt: '2026-01-05T10:00:01Z',
};

function delivery(body: unknown, signature?: string): Delivery {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const right = createHmac('sha256', secret).update(text).digest('hex');
  return {
    body: Buffer.from(text),
    path: '',
    receivedAt: 0,
    headers: { 'x-shipyard-signature': signature ?? right },
  };
}

const isGenuine = (request: Delivery) =>
  deliveries?.authorise.by === 'signature' &&
  deliveries.authorise.verify(request);

describe('shipyardSource', () => {
  it.each<[string, Delivery, boolean]>([
    ['what is signed', delivery(rollout), true],
    ['what somebody else signed', delivery(rollout, 'a'.repeat(64)), false],
    ['what is signed by half', delivery(rollout, 'abc'), false],
  ])('decides about %s', (_, request, expected) => {
    expect(isGenuine(request)).toBe(expected);
  });

  it('reads a rollout as a deployment, for whoever the mapping finds', () => {
    expect(deliveries?.read(delivery(rollout))).toEqual({
      events: {
        deployments: [
          {
            id: '7',
            environment: 'prod-eu',
            status: 'success',
            finishedAt: Date.UTC(2026, 0, 5, 10),
            addressee: { service: 'refunds', environment: 'prod-eu' },
            saidAt: Date.UTC(2026, 0, 5, 10, 0, 1),
          },
        ],
      },
    });
  });

  it('keeps nothing of a result that says nothing of an end', () => {
    const odd = delivery({ ...rollout, result: 'sideways' });
    expect(deliveries?.read(odd)).toEqual({
      ignored: "'sideways' says nothing of an end",
    });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{"rollout', 'is no JSON'],
    ['no rollout', { ...rollout, rollout: 7 }, 'rollout'],
  ])('says what it cannot read of %s', (_, body, message) => {
    expect(() => deliveries?.read(delivery(body))).toThrow(message);
  });
});
