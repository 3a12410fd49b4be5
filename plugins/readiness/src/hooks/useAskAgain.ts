import { useEffect } from 'react';

/** What a page shows that stays open is not older than this. */
export const askAgainMs = 60_000;
/** A window that comes to the front says so more than once. */
const restMs = 5_000;

/** Asks again when the reader comes back to the page, and every minute while it can be seen. */
export function useAskAgain(ask: () => void): void {
  useEffect(() => {
    let resting: ReturnType<typeof setTimeout> | undefined;
    const askIfSeen = () => {
      if (document.visibilityState !== 'visible' || resting) return;
      resting = setTimeout(() => {
        resting = undefined;
      }, restMs);
      ask();
    };
    const timer = setInterval(askIfSeen, askAgainMs);
    window.addEventListener('focus', askIfSeen);
    document.addEventListener('visibilitychange', askIfSeen);
    return () => {
      clearInterval(timer);
      clearTimeout(resting);
      window.removeEventListener('focus', askIfSeen);
      document.removeEventListener('visibilitychange', askIfSeen);
    };
  }, [ask]);
}
