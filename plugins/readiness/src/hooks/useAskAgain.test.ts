import { fireEvent, renderHook } from '@testing-library/react';
import { askAgainMs, useAskAgain } from './useAskAgain';

describe('useAskAgain', () => {
  let seen: jest.SpyInstance;

  beforeEach(() => {
    jest.useFakeTimers();
    seen = jest.spyOn(document, 'visibilityState', 'get');
    seen.mockReturnValue('visible');
  });

  afterEach(() => {
    seen.mockRestore();
    jest.useRealTimers();
  });

  it('asks once when the reader comes back', () => {
    const ask = jest.fn();
    renderHook(() => useAskAgain(ask));
    expect(ask).not.toHaveBeenCalled();
    fireEvent(document, new Event('visibilitychange'));
    fireEvent.focus(window);
    expect(ask).toHaveBeenCalledTimes(1);
    jest.advanceTimersByTime(5_000);
    fireEvent.focus(window);
    expect(ask).toHaveBeenCalledTimes(2);
  });

  it('asks every minute while the page can be seen, and never while it is hidden', () => {
    const ask = jest.fn();
    const { unmount } = renderHook(() => useAskAgain(ask));
    jest.advanceTimersByTime(2 * askAgainMs);
    expect(ask).toHaveBeenCalledTimes(2);
    seen.mockReturnValue('hidden');
    fireEvent(document, new Event('visibilitychange'));
    jest.advanceTimersByTime(5 * askAgainMs);
    expect(ask).toHaveBeenCalledTimes(2);
    seen.mockReturnValue('visible');
    unmount();
    jest.advanceTimersByTime(askAgainMs);
    fireEvent.focus(window);
    expect(ask).toHaveBeenCalledTimes(2);
  });
});
