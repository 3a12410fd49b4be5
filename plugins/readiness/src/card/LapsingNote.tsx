import Typography from '@material-ui/core/Typography';
import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { ActGlyph } from '../visual/ActGlyph';
import { Until } from '../visual/Until';

/** What runs out soon, in words: "1 attestation lapses in 5 d". Nothing where nothing does. */
export function LapsingNote({ lapsing }: Pick<ServiceCard, 'lapsing'>) {
  const { attestations, waivers, firstAt } = lapsing;
  const total = attestations + waivers;
  if (total === 0) return null;
  const what = [
    attestations > 0 && formatCount(attestations, 'attestation'),
    waivers > 0 && formatCount(waivers, 'waiver'),
  ].filter(Boolean);
  return (
    <Typography variant="body2">
      <ActGlyph act="waived" />
      {what.join(' and ')} {total === 1 ? 'lapses' : 'lapse soon'}
      {firstAt && (
        <>
          {total === 1 ? ' ' : ', the first '}
          <Until at={firstAt} />
        </>
      )}
      .
    </Typography>
  );
}
