import { useApi } from '@backstage/core-plugin-api';
import Skeleton from '@material-ui/lab/Skeleton';
import { readinessApiRef } from '../../api';
import { useRequest } from '../../hooks/useRequest';
import { Loading, SkeletonLines } from '../../states/Loading';
import { Notice } from '../../states/Notice';
import { RequestFailed } from '../../states/RequestFailed';
import { ExampleNotice } from '../../visual/ExampleNotice';
import { ProblemList } from './ProblemList';
import { ScorecardSection } from './ScorecardSection';

/** Every scorecard, and what is wrong with definitions. */
export function ScorecardsTab() {
  const api = useApi(readinessApiRef);
  const { value, error, loading, retry } = useRequest('scorecards', signal =>
    api.listScorecards({}, { signal }),
  );
  if (error) {
    return <RequestFailed error={error} what="the scorecards" retry={retry} />;
  }
  if (!value) {
    return loading ? (
      <Loading what="scorecards">
        <SkeletonLines lines={2} />
        <Skeleton variant="rect" height={20} />
        <SkeletonLines lines={8} />
      </Loading>
    ) : null;
  }
  return (
    <>
      <ExampleNotice example={value.example} />
      <ProblemList
        problems={value.problems}
        problemFiles={value.problemFiles}
      />
      {value.items.length === 0 && (
        <Notice title="No scorecard is in force" role="status">
          Name files or addresses with scorecards under{' '}
          <code>readiness.definitions</code> in app-config.yaml, or leave{' '}
          <code>readiness.library</code> on to use the built-in one.
        </Notice>
      )}
      {value.items.map(scorecard => (
        <ScorecardSection key={scorecard.id} scorecard={scorecard} />
      ))}
    </>
  );
}
