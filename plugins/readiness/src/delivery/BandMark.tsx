import { makeStyles } from '@material-ui/core/styles';
import type { Band } from '@service-readiness/backstage-plugin-readiness-common';
import { Rungs } from '../visual/Rungs';
import { bandWords } from './words';

const useStyles = makeStyles(
  { root: { display: 'inline-flex', alignItems: 'center', gap: 8 } },
  { name: 'ReadinessBandMark' },
);

/** A band as a ladder and in a word. A low band is a place, not an alarm. */
export function BandMark({ band }: { band: Band }) {
  const { word, rung } = bandWords[band];
  return (
    <span className={useStyles().root}>
      <Rungs filled={rung} highest={4} />
      {word}
    </span>
  );
}
