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

/** Why there is no service: nobody knows yet, the catalog is empty, or nothing in it counts as one. */
function WithoutServices({ catalog }: Pick<Status, 'catalog'>) {
  const counts = (
    <>
      What counts as a service is set with <code>readiness.services</code>;
      components do, if it is absent.
    </>
  );
  if (catalog.entities > 0) {
    return (
      <>
        Of the {formatCount(catalog.entities)} entities that were read, none
        counts as a service that you may see. {counts}
      </>
    );
  }
  if (catalog.state !== 'ok') return <>Known once the catalog is read.</>;
  return (
    <>
      The catalog is empty: register components under{' '}
      <code>catalog.locations</code> in app-config.yaml. {counts}
    </>
  );
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
          : 'It has not been read to its end yet. If that stays so for some minutes, the backend’s log says why.',
    },
    {
      title: 'The catalog has services',
      // With a single one that the reader may see, the list would stand here.
      done: false,
      next: <WithoutServices catalog={catalog} />,
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
      done: false,
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
