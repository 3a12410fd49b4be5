import { act, renderHook, waitFor } from '@testing-library/react';
import { useRequest } from './useRequest';

/** Answers that the test gives when it wants to. */
function questions() {
  const asked: {
    signal: AbortSignal;
    answer(value: string): void;
    fail(error: unknown): void;
  }[] = [];
  const ask = (signal: AbortSignal) =>
    new Promise<string>((resolve, reject) =>
      asked.push({ signal, answer: resolve, fail: reject }),
    );
  return { asked, ask };
}

describe('useRequest', () => {
  it('drops the answer to a question that nobody asks any more', async () => {
    const { asked, ask } = questions();
    const { result, rerender } = renderHook(({ key }) => useRequest(key, ask), {
      initialProps: { key: 'a' },
    });
    rerender({ key: 'b' });
    expect(asked[0]!.signal.aborted).toBe(true);
    await act(async () => asked[1]!.answer('of b'));
    await act(async () => asked[0]!.answer('of a'));
    expect(result.current).toMatchObject({ value: 'of b', loading: false });
  });

  it('shows nothing of another key, unless the last answer shall stay', async () => {
    for (const keepPrevious of [false, true]) {
      const { asked, ask } = questions();
      const { result, rerender } = renderHook(
        ({ key }) => useRequest(key, ask, { keepPrevious }),
        { initialProps: { key: 'a' } },
      );
      await act(async () => asked[0]!.answer('of a'));
      rerender({ key: 'b' });
      expect(result.current.loading).toBe(true);
      expect(result.current.value).toBe(keepPrevious ? 'of a' : undefined);
      await act(async () => asked[1]!.fail('broken'));
      expect(result.current.value).toBeUndefined();
      expect(result.current.error?.message).toContain('broken');
    }
  });

  it('keeps the value beside the error when asking again fails', async () => {
    const { asked, ask } = questions();
    const { result } = renderHook(() => useRequest('a', ask));
    await act(async () => asked[0]!.answer('first'));
    act(() => result.current.retry());
    await act(async () => asked[1]!.fail(new Error('later')));
    expect(result.current).toMatchObject({
      value: 'first',
      error: new Error('later'),
    });
  });

  it('takes an answer that came another way', async () => {
    const { asked, ask } = questions();
    const { result } = renderHook(() => useRequest('a', ask));
    await act(async () => asked[0]!.answer('first'));
    act(() => result.current.replace('second'));
    expect(result.current).toMatchObject({ value: 'second', loading: false });
    expect(asked).toHaveLength(1);
  });

  it('asks again as long as the answer says so', async () => {
    const { asked, ask } = questions();
    const { result } = renderHook(() =>
      useRequest('a', ask, {
        pollMs: value => (value === 'not yet' ? 5 : undefined),
      }),
    );
    await act(async () => asked[0]!.answer('not yet'));
    await waitFor(() => expect(asked).toHaveLength(2));
    await act(async () => asked[1]!.answer('done'));
    await act(() => new Promise(resolve => setTimeout(resolve, 30)));
    expect(asked).toHaveLength(2);
    expect(result.current.value).toBe('done');
  });

  it('does not ask while it shall not', () => {
    const { asked, ask } = questions();
    const { result } = renderHook(() =>
      useRequest('a', ask, { enabled: false }),
    );
    expect(asked).toHaveLength(0);
    expect(result.current.loading).toBe(false);
  });
});
