import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DeliveryView } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReactNode } from 'react';
import { formatCount } from '../format/formatCount';
import { useNow } from '../hooks/useNow';
import { Notice } from '../states/Notice';
import { Age } from '../visual/Age';
import { BandDistribution } from './BandDistribution';
import { FigureGrid } from './FigureGrid';
import { StageBar } from './StageBar';
import { Timeline } from './timeline/Timeline';
import { Undeployed } from './Undeployed';

const useStyles = makeStyles(
  theme => ({
    section: { marginTop: theme.spacing(3) },
    spread: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))',
      gap: theme.spacing(2, 4),
    },
  }),
  { name: 'ReadinessDeliveryReport' },
);

const dayMs = 24 * 3_600_000;

function Part(props: { title: string; children: ReactNode }) {
  const { title, children } = props;
  return (
    <section className={useStyles().section} aria-label={title}>
      <Typography variant="h6" component="h3" gutterBottom>
        {title}
      </Typography>
      {children}
    </section>
  );
}

/** A scope of which nothing has come in for a whole window: silent, or really not deployed. */
function Silence({ view }: { view: DeliveryView }) {
  const { lastEventAt, window } = view;
  const now = useNow();
  const silent =
    lastEventAt && now - Date.parse(lastEventAt) > window.days * dayMs;
  if (!silent) return null;
  return (
    <Notice title="No event has come in for longer than this window">
      The last came in <Age at={lastEventAt} prefix="" stale />. If there were
      deployments since, its source has fallen silent.
    </Notice>
  );
}

/** Over what the figures are, and in which time. */
function Scope({ view }: { view: DeliveryView }) {
  const { scope, window, lastEventAt } = view;
  return (
    <Typography variant="body2" component="p" gutterBottom>
      {scope.kind !== 'service' && (
        <>
          Of {formatCount(scope.services, 'service')} that you can see,{' '}
          {formatCount(scope.withEvents)} with production deployments ·{' '}
        </>
      )}
      {window.days} days, counted in {window.timeZone}
      {lastEventAt && (
        <>
          {' '}
          · <Age at={lastEventAt} prefix="newest event came in" />
        </>
      )}
    </Typography>
  );
}

/** Everything that is told about the delivery of one service, or of several together. */
export function DeliveryReport(props: {
  view: DeliveryView;
  /** What follows the figures. */
  children?: ReactNode;
}) {
  const { view, children } = props;
  const { distribution, figures, timeline, window } = view;
  const classes = useStyles();
  const unitOf = (id: string) =>
    figures.find(figure => figure.id === id)?.unit ?? 'changes';
  return (
    <>
      <Silence view={view} />
      <Scope view={view} />
      <FigureGrid view={view} />
      {distribution && distribution.length > 0 && (
        <Part title="Services by band">
          <div className={classes.spread}>
            {distribution.map(figure => (
              <BandDistribution
                key={figure.id}
                distribution={figure}
                unit={unitOf(figure.id)}
              />
            ))}
          </div>
        </Part>
      )}
      {timeline && (
        <Part title="Deployments and incidents">
          <Timeline timeline={timeline} window={window} />
        </Part>
      )}
      <Part title="Where changes spend their time">
        <StageBar stages={view.stages} widestStage={view.widestStage} />
      </Part>
      <Part title="Changes on their way">
        <Undeployed
          undeployed={view.undeployed}
          batchSize={figures.find(({ id }) => id === 'batchSize')}
        />
      </Part>
      {children}
    </>
  );
}
