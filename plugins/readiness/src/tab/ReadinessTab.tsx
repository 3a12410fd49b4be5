import { stringifyEntityRef } from '@backstage/catalog-model';
import { useEntity } from '@backstage/plugin-catalog-react';
import Button from '@material-ui/core/Button';
import Grid from '@material-ui/core/Grid';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import Skeleton from '@material-ui/lab/Skeleton';
import { useState } from 'react';
import { ActsContext, type ServiceActs } from '../acts/ActsContext';
import { RefreshButton } from '../card/RefreshButton';
import { Loading, SkeletonLines } from '../states/Loading';
import { Notice } from '../states/Notice';
import { PartFailed } from '../states/PartFailed';
import { RequestFailed } from '../states/RequestFailed';
import { ExampleNotice } from '../visual/ExampleNotice';
import { FocusRing } from '../visual/FocusRing';
import { AddressNotice } from './AddressNotice';
import { AllFacts } from './AllFacts';
import { Explanation } from './Explanation';
import { HistoryTimeline } from './HistoryTimeline';
import { ScorecardTabs } from './ScorecardTabs';
import { useReadinessTab } from './useReadinessTab';
import { useTabSelection } from './useTabSelection';

const useStyles = makeStyles(
  theme => ({
    bar: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      alignItems: 'center',
      gap: theme.spacing(1),
      marginBottom: theme.spacing(2),
    },
    section: { marginTop: theme.spacing(4) },
  }),
  { name: 'ReadinessTab' },
);

const what = 'the readiness of this service';

function TabSkeleton() {
  return (
    <Loading what="readiness">
      <Grid container spacing={3}>
        <Grid item xs={12} md={4}>
          <Skeleton variant="rect" width={160} height={44} />
          <SkeletonLines lines={8} />
        </Grid>
        <Grid item xs={12} md={8}>
          {[1, 2, 3, 4].map(row => (
            <Skeleton key={row} variant="text" height={56} />
          ))}
        </Grid>
      </Grid>
    </Loading>
  );
}

/** Readiness of one entity in full: why it stands where it stands, and what changed. */
export function ReadinessTab() {
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const classes = useStyles();
  const [selection, change] = useTabSelection();
  const { card, refresh, scorecardId, explanation, history, acted } =
    useReadinessTab(entityRef, selection.scorecard);
  const [said, setSaid] = useState<ServiceActs['said'] & { count: number }>({
    words: '',
    count: 0,
  });
  const failure = explanation.value
    ? undefined
    : explanation.error ?? (scorecardId ? undefined : card.error);
  if (failure) {
    return (
      <RequestFailed
        error={failure}
        what={what}
        retry={explanation.error ? explanation.retry : card.retry}
      />
    );
  }
  if (card.value && scorecardId === undefined) {
    return (
      <>
        <ExampleNotice example={card.value.example} />
        <Notice title="No scorecard applies to this service">
          Scorecards choose services by kind, type, lifecycle and tags: see
          “appliesTo” in their definitions.
        </Notice>
        <AllFacts entityRef={entityRef} />
      </>
    );
  }
  if (!explanation.value) return <TabSkeleton />;
  const acts: ServiceActs = {
    ...{ entityRef, may: card.value?.may },
    longestWaiverDays: card.value?.longestWaiverDays,
    checks: explanation.value.checks,
    said,
    done: said.count,
    acted: (words, levels) => {
      const level = levels?.find(l => l.scorecardId === scorecardId);
      const where = level
        ? ` The service is at ${level.level} ${level.name}.`
        : '';
      setSaid(last => ({
        words: words && `${words}${where}`,
        checkId: selection.check,
        count: last.count + 1,
      }));
      acted(levels);
    },
  };
  return (
    <FocusRing>
      <ExampleNotice example={explanation.value.example} />
      <div className={classes.bar}>
        <ScorecardTabs
          scorecards={card.value?.scorecards ?? []}
          selected={scorecardId}
          onSelect={scorecard =>
            change(
              { scorecard, rung: undefined, check: undefined },
              { push: true },
            )
          }
        />
        {card.value?.may.refresh && <RefreshButton refresh={refresh} />}
      </div>
      <AddressNotice
        selection={selection}
        explanation={explanation.value}
        scorecards={card.value?.scorecards}
        onChange={change}
      />
      {explanation.value.pending && (
        <Notice title="A change is waiting to be evaluated" role="status" />
      )}
      {explanation.error && (
        <PartFailed error={explanation.error} what="the newest result" />
      )}
      {card.error && (
        <PartFailed error={card.error} what="the other scorecards" />
      )}
      <ActsContext.Provider value={acts}>
        <Explanation
          explanation={explanation.value}
          selection={selection}
          onChange={change}
        />
      </ActsContext.Provider>
      <section className={classes.section} aria-label="History">
        <Typography variant="h6" component="h3" gutterBottom>
          History
        </Typography>
        {history.error && (
          <PartFailed error={history.error} what="the history" />
        )}
        {!history.value && history.loading && (
          <Loading what="history">
            <SkeletonLines lines={3} />
          </Loading>
        )}
        {history.value && <HistoryTimeline items={history.value.items} />}
        {history.value && history.loading && (
          <Loading what="older changes">
            <SkeletonLines lines={1} />
          </Loading>
        )}
        {history.showOlder && (
          <Button size="small" variant="outlined" onClick={history.showOlder}>
            Show older changes
          </Button>
        )}
      </section>
      <div className={classes.section}>
        <AllFacts entityRef={entityRef} />
      </div>
    </FocusRing>
  );
}
