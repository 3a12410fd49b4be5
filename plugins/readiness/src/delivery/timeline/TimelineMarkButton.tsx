import { makeStyles } from '@material-ui/core/styles';
import type { DeliveryView } from '@service-readiness/backstage-plugin-readiness-common';
import { memo } from 'react';
import { lookOf, TimelineGlyph } from './TimelineGlyph';
import type { TimelineMark } from './timelineMarks';
import { timeShare } from './timeShare';

/** Height of a lane of incidents. */
export const laneHeight = 18;

const useStyles = makeStyles(
  theme => ({
    // Hundreds of them: none is more than the browser's own button.
    mark: {
      position: 'absolute',
      padding: 0,
      border: 0,
      background: 'none',
      cursor: 'pointer',
    },
    deployment: {
      bottom: 0,
      width: 12,
      marginLeft: -6,
      lineHeight: 0,
    },
    incident: {
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
export const TimelineMarkButton = memo(
  (props: {
    mark: TimelineMark;
    window: DeliveryView['window'];
    /** Its place among all, by which it is found. */
    index: number;
    chosen: boolean;
    /** Whether the Tab key leads here; arrow keys lead to the others. */
    reachable: boolean;
    onChoose(key: string): void;
  }) => {
    const { mark, window, index, chosen, reachable, onChoose } = props;
    const classes = useStyles();
    const left = timeShare(mark.at, window);
    const choose = () => onChoose(mark.key);
    const common = {
      type: 'button' as const,
      'data-mark': index,
      'aria-label': mark.words,
      'aria-pressed': chosen,
      tabIndex: reachable ? 0 : -1,
      onClick: choose,
      onFocus: choose,
      onMouseEnter: choose,
    };
    const ring = chosen ? classes.chosen : '';
    if (mark.kind === 'deployment') {
      return (
        <button
          {...common}
          className={`${classes.mark} ${classes.deployment} ${ring}`}
          style={{ left: `${left * 100}%` }}
        >
          <TimelineGlyph look={lookOf(mark.deployment)} />
        </button>
      );
    }
    const { resolvedAt } = mark.incident;
    const right = resolvedAt ? timeShare(resolvedAt, window) : 1;
    const open = resolvedAt ? '' : classes.open;
    return (
      <button
        {...common}
        data-open={!resolvedAt}
        className={`${classes.mark} ${classes.incident} ${open} ${ring}`}
        style={{
          left: `${left * 100}%`,
          width: `${(right - left) * 100}%`,
          top: mark.lane * laneHeight,
        }}
      />
    );
  },
);
