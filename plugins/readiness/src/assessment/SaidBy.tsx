import Typography from '@material-ui/core/Typography';
import type { QuickCheckView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatDay } from '../format/formatDay';
import { useNow } from '../hooks/useNow';
import { Age } from '../visual/Age';
import { RefLink } from '../visual/RefLink';

/** What a team says of itself holds for about a quarter. */
const freshDays = 90;
const dayMs = 24 * 3_600_000;

/** Who answered and when; an old answer says that it is. */
export function SaidBy({
  said,
}: {
  said: Pick<QuickCheckView, 'by' | 'byMember' | 'at'>;
}) {
  const { by, byMember, at } = said;
  const isOld = useNow() - Date.parse(at) > freshDays * dayMs;
  return (
    <Typography variant="body2" component="p" gutterBottom>
      Answered by <RefLink entityRef={by} />
      {!byMember && ', who is no member of this group'},{' '}
      {isOld ? (
        <>
          on {formatDay(at)}: <strong>more than {freshDays} days ago</strong>.
          It may no longer be so.
        </>
      ) : (
        <Age at={at} prefix="" />
      )}
    </Typography>
  );
}
