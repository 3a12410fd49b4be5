import Typography from '@material-ui/core/Typography';
import type { ScorecardView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import { ServicesLink } from '../../visual/ServicesLink';
import { sortChecks } from './sortChecks';

/** More are found by ordering the table. */
const shown = 3;

/** The checks that alone keep most services below their next level: mend one and they all move up. */
export function Constraint({ scorecard }: { scorecard: ScorecardView }) {
  const worst = sortChecks(scorecard.checks, 'blocks', 'desc')
    .filter(({ blocks }) => blocks > 0)
    .slice(0, shown);
  if (worst.length === 0) return null;
  return (
    <Typography variant="body1" gutterBottom>
      One step from the next level:{' '}
      {worst.map(({ id, title, blocks }, index) => (
        <span key={id}>
          {index > 0 && ', '}
          <ServicesLink filter={{ scorecard: scorecard.id, heldBackBy: id }}>
            {formatCount(blocks, 'service')}
          </ServicesLink>{' '}
          {blocks === 1 ? 'needs' : 'need'} only “{title}”
        </span>
      ))}
      .
    </Typography>
  );
}
