import { inParallel } from './inParallel';

describe('inParallel', () => {
  it('works on as many at once as it may, and on all', async () => {
    let running = 0;
    let most = 0;
    const done: number[] = [];
    await inParallel([1, 2, 3, 4, 5], 2, async item => {
      most = Math.max(most, ++running);
      await new Promise(resolve => setTimeout(resolve, 5));
      running--;
      done.push(item);
    });
    expect(most).toBe(2);
    expect(done.sort()).toEqual([1, 2, 3, 4, 5]);
  });

  it('ends with all the others when one fails, and then says so', async () => {
    const done: number[] = [];
    const working = inParallel([1, 2, 3], 2, async item => {
      if (item === 1) throw new Error('one');
      await Promise.resolve();
      done.push(item);
    });
    await expect(working).rejects.toThrow('one');
    expect(done).toEqual([2, 3]);
  });

  it('has nothing to do for nobody', async () => {
    const work = jest.fn();
    await inParallel([], 2, work);
    expect(work).not.toHaveBeenCalled();
  });
});
