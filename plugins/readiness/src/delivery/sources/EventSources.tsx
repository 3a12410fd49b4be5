import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { readinessApiRef } from '../../api';
import { useAskAgain } from '../../hooks/useAskAgain';
import { useRequest } from '../../hooks/useRequest';
import { Loading, SkeletonLines } from '../../states/Loading';
import { Notice } from '../../states/Notice';
import { PartFailed } from '../../states/PartFailed';
import { RequestFailed } from '../../states/RequestFailed';
import { EventSourceTable } from './EventSourceTable';
import { MappingForm } from './MappingForm';
import { MappingRules } from './MappingRules';
import { ReceivedEvents } from './ReceivedEvents';

const useStyles = makeStyles(
  theme => ({
    root: { marginTop: theme.spacing(3) },
    part: { marginTop: theme.spacing(2) },
  }),
  { name: 'ReadinessEventSources' },
);

/** Where deployments, changes and incidents come from, what of them found no service, and why. */
export function EventSources() {
  const classes = useStyles();
  const api = useApi(readinessApiRef);
  const sources = useRequest('event sources', signal =>
    api.listEventSources({}, { signal }),
  );
  useAskAgain(sources.retry);
  return (
    <section className={classes.root} aria-label="Event sources">
      <Typography variant="h6" component="h2">
        Event sources
      </Typography>
      {sources.value && sources.error && (
        <PartFailed error={sources.error} what="how the sources stand now" />
      )}
      {!sources.value && sources.error && (
        <RequestFailed
          error={sources.error}
          what="the event sources"
          retry={sources.retry}
        />
      )}
      {!sources.value && sources.loading && (
        <Loading what="event sources">
          <SkeletonLines lines={3} />
        </Loading>
      )}
      {sources.value && (
        <>
          {sources.value.items.length === 0 ? (
            <Notice title="No event source is configured" role="status">
              Name one in <code>readiness.delivery.sources</code>, or install a
              module for GitHub, GitLab, CDEvents or DevLake.
            </Notice>
          ) : (
            <EventSourceTable sources={sources.value.items} />
          )}
          <div className={classes.part}>
            <MappingRules mapping={sources.value.mapping} />
          </div>
          <div className={classes.part}>
            <MappingForm />
          </div>
          <div className={classes.part}>
            <ReceivedEvents />
          </div>
        </>
      )}
    </section>
  );
}
