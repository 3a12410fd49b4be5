import Tooltip from '@material-ui/core/Tooltip';
import { formatInstant } from '../format/formatInstant';
import { formatUntil } from '../format/formatUntil';
import { useNow } from '../hooks/useNow';

/** Seconds are counted, but nobody watches every one of them. */
const tickMs = 5_000;

/** How soon something is: "in 40 s", with the moment on hover. */
export function Until({ at }: { at: string }) {
  const now = useNow(tickMs);
  return (
    <Tooltip title={formatInstant(at)}>
      <time dateTime={at}>{formatUntil(at, now)}</time>
    </Tooltip>
  );
}
