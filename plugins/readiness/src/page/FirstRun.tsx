import { Link } from '@backstage/core-components';
import { useRouteRef } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Status } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReactNode } from 'react';
import { formatCount } from '../format/formatCount';
import { rootRouteRef } from '../routes';

const useStyles = makeStyles(
  theme => ({
    root: { maxWidth: 720 },
    step: { marginBottom: theme.spacing(1.5) },
  }),
  { name: 'ReadinessFirstRun' },
);

interface Step {
  title: string;
  done: boolean;
  next: ReactNode;
}

function stepsOf(status: Status, root: string): Step[] {
  const { catalog, queue, problems } = status;
  return [
    {
      title: 'The catalog is read',
      done: catalog.state === 'ok',
      next:
        catalog.state === 'failing'
          ? `Reading it failed: ${catalog.error ?? 'see the backend’s log'}.`
          : 'The first read follows within a minute after the backend starts.',
    },
    {
      title: 'The catalog has services',
      done: catalog.entities > 0,
      next: (
        <>
          Register components under <code>catalog.locations</code> in
          app-config.yaml. What counts as a service is set with{' '}
          <code>readiness.services</code>; components do, if it is absent.
        </>
      ),
    },
    {
      title: 'Scorecards and checks are in order',
      done: problems.length === 0,
      next: (
        <Link underline="always" to={`${root}/scorecards`}>
          {formatCount(problems.length, 'problem')} to mend
        </Link>
      ),
    },
    {
      title: 'Services are evaluated',
      done: queue.depth === 0 && catalog.entities > 0,
      next:
        queue.depth > 0
          ? `${formatCount(queue.depth, 'service')} waiting to be evaluated.`
          : 'This follows by itself once there are services.',
    },
  ];
}

/** What is still missing before there is something to see. It looks again by itself. */
export function FirstRun({ status }: { status: Status }) {
  const classes = useStyles();
  const root = useRouteRef(rootRouteRef)();
  return (
    <div className={classes.root}>
      <Typography variant="h5" component="h2" gutterBottom>
        No services yet
      </Typography>
      <Typography variant="body1" gutterBottom>
        This page looks again by itself. What it waits for:
      </Typography>
      <ol aria-label="First steps">
        {stepsOf(status, root).map(({ title, done, next }) => (
          <li key={title} className={classes.step}>
            <Typography variant="subtitle2" component="div">
              {title}: {done ? '✓ done' : 'to do'}
            </Typography>
            {!done && (
              <Typography variant="body2" component="div">
                {next}
              </Typography>
            )}
          </li>
        ))}
      </ol>
    </div>
  );
}
