import { makeStyles } from '@material-ui/core/styles';
import Tooltip from '@material-ui/core/Tooltip';
import type { LevelView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { ActGlyph } from './ActGlyph';

const useStyles = makeStyles(
  { root: { whiteSpace: 'nowrap', fontVariantNumeric: 'tabular-nums' } },
  { name: 'ReadinessWaivedNote' },
);

/** The honest version of a level that rests on waivers: "2 waived · earned 2". Nothing where none is waived. */
export function WaivedNote(props: {
  level: Pick<LevelView, 'waived' | 'earned'>;
}) {
  const { waived, earned } = props.level;
  const classes = useStyles();
  if (waived === 0) return null;
  const checks = formatCount(waived, 'check');
  return (
    <Tooltip
      title={`${checks} ${
        waived === 1 ? 'is' : 'are'
      } not met and waived; without waivers the level is ${earned}`}
    >
      <span className={classes.root}>
        <ActGlyph act="waived" />
        {formatCount(waived)} waived · earned {earned}
      </span>
    </Tooltip>
  );
}
