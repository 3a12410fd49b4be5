import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles } from '@material-ui/core/styles';
import type { DeliveryView } from '@service-readiness/backstage-plugin-readiness-common';
import { forwardRef } from 'react';
import { lookOf, TimelineGlyph } from './TimelineGlyph';
import type { TimelineMark } from './timelineMarks';
import { timeShare } from './timeShare';

/** Height of a lane of incidents. */
export const laneHeight = 18;

const useStyles = makeStyles(
  theme => ({
    deployment: {
      position: 'absolute',
      bottom: 0,
      width: 12,
      marginLeft: -6,
      lineHeight: 0,
    },
    incident: {
      position: 'absolute',
      height: laneHeight - 4,
      // Minutes of half a year would not be seen.
      minWidth: 8,
      border: `1px solid ${theme.palette.text.primary}`,
      background: theme.palette.action.disabledBackground,
      printColorAdjust: 'exact',
    },
    // What hurts now is red, and goes on to the edge without an end.
    open: {
      borderColor: theme.palette.error.main,
      borderRight: 0,
      background: theme.palette.error.main,
    },
    chosen: { outline: `2px solid ${theme.palette.text.primary}` },
  }),
  { name: 'ReadinessTimelineMark' },
);

/** An event on the time line, to be pointed at, gone to with arrow keys, and chosen. */
export const TimelineMarkButton = forwardRef<
  HTMLButtonElement,
  {
    mark: TimelineMark;
    window: DeliveryView['window'];
    chosen: boolean;
    /** Whether the Tab key leads here; arrow keys lead to the others. */
    reachable: boolean;
    onChoose(): void;
  }
>(({ mark, window, chosen, reachable, onChoose }, ref) => {
  const classes = useStyles();
  const left = timeShare(mark.at, window);
  const common = {
    ref,
    disableRipple: true,
    'aria-label': mark.words,
    'aria-pressed': chosen,
    tabIndex: reachable ? 0 : -1,
    onClick: onChoose,
    onFocus: onChoose,
    onMouseEnter: onChoose,
  };
  if (mark.kind === 'deployment') {
    return (
      <ButtonBase
        {...common}
        className={`${classes.deployment} ${chosen ? classes.chosen : ''}`}
        style={{ left: `${left * 100}%` }}
      >
        <TimelineGlyph look={lookOf(mark.deployment)} />
      </ButtonBase>
    );
  }
  const { resolvedAt } = mark.incident;
  const right = resolvedAt ? timeShare(resolvedAt, window) : 1;
  return (
    <ButtonBase
      {...common}
      data-open={!resolvedAt}
      className={[
        classes.incident,
        !resolvedAt && classes.open,
        chosen && classes.chosen,
      ]
        .filter(Boolean)
        .join(' ')}
      style={{
        left: `${left * 100}%`,
        width: `${(right - left) * 100}%`,
        top: mark.lane * laneHeight,
      }}
    />
  );
});
