import { readPushedEvents } from '@service-readiness/backstage-plugin-readiness-common';
import { readInTurns } from './readInTurns';

const entityRef = 'component:default/refunds';

describe('readInTurns', () => {
  it('says the same as reading all at once, and leaves turns to others', async () => {
    const body = {
      deployments: Array.from({ length: 1234 }, (_, i) => ({
        id: `d${i}`,
        entityRef,
        ...(i % 100 === 99 && { status: 'sideways' }),
      })),
      incidents: [{ id: 'i', entityRef }],
    };
    let turns = 0;
    const turn = () => {
      turns += 1;
      setImmediate(turn).unref();
    };
    setImmediate(turn).unref();
    const options = { latest: Date.now() };
    expect(await readInTurns(body, options)).toEqual(
      readPushedEvents(body, options),
    );
    expect(turns).toBeGreaterThan(1);
  });
});
