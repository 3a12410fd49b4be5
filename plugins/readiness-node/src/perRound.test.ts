import { perRound } from './perRound';

type Round = { signal: AbortSignal };

describe('perRound', () => {
  it('keeps what a round has learnt for its other batches, and forgets it for the next', () => {
    const known = perRound((_: Round) => new Map<string, number>());
    const round = { signal: new AbortController().signal };
    known(round).set('asked', 1);
    expect(known({ ...round }).get('asked')).toBe(1);
    expect(known({ signal: new AbortController().signal }).size).toBe(0);
  });

  it('makes it once, whatever it is', () => {
    const create = jest.fn(() => undefined);
    const known = perRound<undefined, Round>(create);
    const round = { signal: new AbortController().signal };
    known(round);
    known(round);
    expect(create).toHaveBeenCalledTimes(1);
  });
});
