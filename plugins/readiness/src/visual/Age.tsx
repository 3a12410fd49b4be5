import Tooltip from '@material-ui/core/Tooltip';
import { formatAge } from '../format/formatAge';
import { formatInstant } from '../format/formatInstant';
import { useNow } from '../hooks/useNow';

/** How old something is: "as of 12 min ago", with the moment on hover, and plainly once it is stale. */
export function Age(props: { at: string; prefix?: string; stale?: boolean }) {
  const { at, prefix = 'as of', stale } = props;
  const now = useNow();
  const moment = formatInstant(at);
  const text = [prefix, formatAge(at, now)].filter(Boolean).join(' ');
  return (
    <Tooltip title={moment}>
      <time dateTime={at}>{stale ? `${text}, stale (${moment})` : text}</time>
    </Tooltip>
  );
}
