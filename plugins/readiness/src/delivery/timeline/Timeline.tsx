import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type {
  DeliveryTimeline,
  DeliveryView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useMemo, useState, type KeyboardEvent } from 'react';
import { isHttpUrl } from '../../format/isHttpUrl';
import { SafeLink } from '../../visual/SafeLink';
import { axisMarks } from './axisMarks';
import { lookOf } from './TimelineGlyph';
import { TimelineLegend } from './TimelineLegend';
import { laneHeight, TimelineMarkButton } from './TimelineMarkButton';
import { timelineMarks, type TimelineMark } from './timelineMarks';
import { TimelineTable } from './TimelineTable';
import { timeShare } from './timeShare';

const useStyles = makeStyles(
  theme => ({
    // Marks at the edges stick out by half their width.
    lines: { padding: theme.spacing(0, 1) },
    deployments: {
      position: 'relative',
      height: 30,
      borderBottom: `1px solid ${theme.palette.text.secondary}`,
    },
    incidents: { position: 'relative', marginTop: 4 },
    axis: {
      position: 'relative',
      height: 20,
      borderTop: `1px solid ${theme.palette.divider}`,
      fontVariantNumeric: 'tabular-nums',
    },
    axisMark: {
      position: 'absolute',
      paddingLeft: 3,
      borderLeft: `1px solid ${theme.palette.text.secondary}`,
      whiteSpace: 'nowrap',
    },
    detail: { minHeight: '2.9em', overflowWrap: 'anywhere' },
    button: { textTransform: 'none', marginTop: theme.spacing(1) },
  }),
  { name: 'ReadinessTimeline' },
);

/** A label at the right edge would leave the line. */
const lastLabelShare = 0.93;

function shapesOf(marks: readonly TimelineMark[]) {
  return new Set(
    marks.map(mark => {
      if (mark.kind === 'deployment') return lookOf(mark.deployment);
      return mark.incident.resolvedAt ? 'incident' : 'open';
    }),
  );
}

/** Where a key leads from a place; undefined for keys that do not move. */
function keyTarget(key: string, from: number, count: number) {
  if (key === 'ArrowRight') return Math.min(from + 1, count - 1);
  if (key === 'ArrowLeft') return Math.max(from - 1, 0);
  if (key === 'Home') return 0;
  return key === 'End' ? count - 1 : undefined;
}

function Axis({ window }: Pick<DeliveryView, 'window'>) {
  const classes = useStyles();
  return (
    <Typography
      variant="caption"
      component="div"
      className={classes.axis}
      aria-hidden="true"
    >
      {axisMarks(window)
        .map(({ at, label }) => ({ label, left: timeShare(at, window) }))
        .filter(({ left }) => left < lastLabelShare)
        .map(({ label, left }) => (
          <span
            key={label}
            className={classes.axisMark}
            style={{ left: `${left * 100}%` }}
          >
            {label}
          </span>
        ))}
    </Typography>
  );
}

/** The marks, of which the Tab key reaches one and arrow keys the others; what is pointed at is said beneath. */
function Lines(props: {
  marks: readonly TimelineMark[];
  window: DeliveryView['window'];
}) {
  const { marks, window } = props;
  const classes = useStyles();
  const [chosenKey, setChosenKey] = useState<string>();
  const found = marks.findIndex(({ key }) => key === chosenKey);
  const chosen = marks[found];
  const reachable = found === -1 ? marks.length - 1 : found;
  const go = (event: KeyboardEvent<HTMLDivElement>) => {
    const target = keyTarget(event.key, reachable, marks.length);
    if (target === undefined) return;
    event.preventDefault();
    event.currentTarget
      .querySelector<HTMLButtonElement>(`[data-mark="${target}"]`)
      ?.focus();
  };
  const draw = (kind: TimelineMark['kind']) =>
    marks.map((mark, index) =>
      mark.kind === kind ? (
        <TimelineMarkButton
          key={mark.key}
          mark={mark}
          window={window}
          index={index}
          chosen={mark === chosen}
          reachable={index === reachable}
          onChoose={setChosenKey}
        />
      ) : null,
    );
  const lanes = Math.max(
    0,
    ...marks.map(mark => (mark.kind === 'incident' ? mark.lane + 1 : 0)),
  );
  return (
    <>
      <div
        role="toolbar"
        aria-label="Deployments and incidents; arrow keys go from one to the next"
        className={classes.lines}
        onKeyDown={go}
      >
        <div className={classes.deployments}>{draw('deployment')}</div>
        {lanes > 0 && (
          <div
            className={classes.incidents}
            style={{ height: lanes * laneHeight }}
          >
            {draw('incident')}
          </div>
        )}
        <Axis window={window} />
      </div>
      <Typography variant="body2" className={classes.detail}>
        {chosen ? (
          <>
            {chosen.words}.{' '}
            {chosen.url && isHttpUrl(chosen.url) && (
              <SafeLink url={chosen.url}>Open in {sourceOf(chosen)}</SafeLink>
            )}
          </>
        ) : (
          'Point at an event, or go to it with the Tab and arrow keys, to read what it is.'
        )}
      </Typography>
    </>
  );
}

function sourceOf(mark: TimelineMark): string {
  return mark.kind === 'deployment'
    ? mark.deployment.source
    : mark.incident.source;
}

/** Production deployments and incidents of a service on one line of time. */
export function Timeline(props: {
  timeline: DeliveryTimeline;
  window: DeliveryView['window'];
}) {
  const { timeline, window } = props;
  const classes = useStyles();
  const [asTable, setAsTable] = useState(false);
  const marks = useMemo(() => timelineMarks(timeline), [timeline]);
  if (marks.length === 0) {
    return (
      <Typography variant="body2">
        No production deployment and no incident in this window.
      </Typography>
    );
  }
  return (
    <>
      {timeline.truncated && (
        <Typography variant="body2">
          There are more than can be drawn: older ones are left out here, and
          counted in the figures.
        </Typography>
      )}
      <Lines marks={marks} window={window} />
      <TimelineLegend shown={shapesOf(marks)} />
      <Button
        size="small"
        variant="outlined"
        className={classes.button}
        aria-expanded={asTable}
        onClick={() => setAsTable(open => !open)}
      >
        {asTable ? 'Hide the table' : 'Show as a table'}
      </Button>
      {asTable && <TimelineTable marks={marks} />}
    </>
  );
}
