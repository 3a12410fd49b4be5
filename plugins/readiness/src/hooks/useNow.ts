import { createContext, useContext, useEffect, useState } from 'react';

/** Where the present comes from; tests give another clock. */
export const ClockContext = createContext<() => number>(() => Date.now());

/** Ages on a page that stays open move on this often. */
const defaultTickMs = 30_000;

/** The present in milliseconds since the epoch, moving on while the page is open. */
export function useNow(tickMs: number = defaultTickMs): number {
  const clock = useContext(ClockContext);
  const [now, setNow] = useState(clock);
  useEffect(() => {
    setNow(clock());
    const timer = setInterval(() => setNow(clock()), tickMs);
    return () => clearInterval(timer);
  }, [clock, tickMs]);
  return now;
}
