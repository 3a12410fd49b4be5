import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { Status } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../../format/formatCount';
import { Age } from '../../visual/Age';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: theme.spacing(0.5, 2),
      margin: theme.spacing(0, 0, 3),
      overflowWrap: 'anywhere',
      '& dt': { fontWeight: 'bold' },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'ReadinessCatalogState' },
);

const stateWords: Record<Status['catalog']['state'], string> = {
  ok: '✓ read',
  failing: '✕ reading fails',
  neverRan: '– not read yet',
};

/** An empty queue says that all is evaluated only where all is known. */
function emptyQueue({
  entities,
  state,
  overdueSince,
}: Status['catalog']): string {
  if (entities === 0) return 'empty: there is nothing to evaluate yet';
  return state === 'ok' && !overdueSince
    ? 'empty: everything is evaluated'
    : 'empty: what was read earlier is evaluated';
}

/** How far the catalog is read and evaluated. */
export function CatalogState({ status }: { status: Status }) {
  const { catalog, queue } = status;
  const classes = useStyles();
  return (
    <section aria-label="Catalog and queue">
      <Typography variant="h6" component="h2">
        Catalog
      </Typography>
      <dl className={classes.root}>
        <dt>State</dt>
        <dd>
          {stateWords[catalog.state]}
          {catalog.lastSyncAt && (
            <>
              , <Age at={catalog.lastSyncAt} />
            </>
          )}
          {catalog.overdueSince && (
            <div>
              overdue: by the schedule it should have been read{' '}
              <Age at={catalog.overdueSince} prefix="" />
            </div>
          )}
          {catalog.runningSince && (
            <div>
              a read began <Age at={catalog.runningSince} prefix="" />
            </div>
          )}
          {catalog.error && <div>{catalog.error}</div>}
        </dd>
        <dt>Known</dt>
        <dd>{formatCount(catalog.entities)} entities</dd>
        {catalog.heldRemovals > 0 && (
          <>
            <dt>Held back</dt>
            <dd>
              {formatCount(catalog.heldRemovals)} no longer listed by the
              catalog and not yet removed
            </dd>
          </>
        )}
        <dt>Queue</dt>
        <dd>
          {queue.depth === 0
            ? emptyQueue(catalog)
            : `${formatCount(queue.depth)} waiting to be evaluated`}
          {queue.oldestAt && (
            <>
              , the oldest <Age at={queue.oldestAt} prefix="" />
            </>
          )}
        </dd>
      </dl>
    </section>
  );
}
