import { withinTime } from './withinTime';

const never = () => new Promise<never>(() => {});

describe('withinTime', () => {
  const round = () => new AbortController();

  it('gives what comes of the work, errors too', async () => {
    const { signal } = round();
    expect(await withinTime({ signal, seconds: 5 }, async () => 'done')).toBe(
      'done',
    );
    await expect(
      withinTime({ signal, seconds: 5 }, async () => {
        throw new Error('reset');
      }),
    ).rejects.toThrow('reset');
  });

  it('does not wait for work that goes on when the time is up', async () => {
    const { signal } = round();
    await expect(withinTime({ signal, seconds: 0.02 }, never)).rejects.toThrow(
      'No answer in 0.02 s',
    );
  });

  it('says the same where the work heeds the signal', async () => {
    const { signal } = round();
    const heeding = (inTime: AbortSignal) =>
      new Promise<never>((_, reject) => {
        inTime.addEventListener('abort', () => reject(inTime.reason));
      });
    await expect(
      withinTime({ signal, seconds: 0.02 }, heeding),
    ).rejects.toThrow('No answer in 0.02 s');
  });

  it('ends with the round', async () => {
    const controller = round();
    const { signal } = controller;
    const waiting = withinTime({ signal, seconds: 5 }, never);
    controller.abort();
    await expect(waiting).rejects.toThrow('Stopped: the time was up');
    await expect(withinTime({ signal, seconds: 5 }, never)).rejects.toThrow(
      'Stopped: the time was up',
    );
  });
});
