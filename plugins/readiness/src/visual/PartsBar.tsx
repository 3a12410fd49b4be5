import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      height: 18,
      gap: 1,
      border: `1px solid ${theme.palette.text.secondary}`,
      printColorAdjust: 'exact',
    },
    labels: {
      display: 'flex',
      flexWrap: 'wrap',
      gap: theme.spacing(0.5, 2),
      listStyle: 'none',
      margin: theme.spacing(1, 0, 0),
      padding: 0,
      fontVariantNumeric: 'tabular-nums',
    },
    label: { display: 'inline-flex', alignItems: 'center', gap: 6 },
    swatch: {
      flexShrink: 0,
      width: 12,
      height: 12,
      border: `1px solid ${theme.palette.text.secondary}`,
      printColorAdjust: 'exact',
    },
  }),
  { name: 'ReadinessPartsBar' },
);

export interface BarPart {
  key: string | number;
  /** How much of the bar it takes; nothing of it is drawn for 0. */
  size: number;
  background: string;
  label: ReactNode;
}

/** A whole and its parts: one bar, every part named beneath it. */
export function PartsBar(props: {
  /** What is divided, for those who hear the page. */
  label: string;
  parts: readonly BarPart[];
}) {
  const { label, parts } = props;
  const classes = useStyles();
  const whole = parts.reduce((sum, { size }) => sum + size, 0);
  return (
    <div>
      <div className={classes.bar} aria-hidden="true">
        {parts
          .filter(part => part.size > 0)
          .map(part => (
            <span
              key={part.key}
              data-part={part.key}
              style={{
                // Of a sum below one, a flexible box would leave the rest empty.
                flexGrow: (100 * part.size) / whole,
                background: part.background,
              }}
            />
          ))}
      </div>
      <ul className={classes.labels} aria-label={label}>
        {parts.map(part => (
          <li key={part.key} className={classes.label}>
            <span
              className={classes.swatch}
              style={{ background: part.background }}
              aria-hidden="true"
            />
            <span>{part.label}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}
