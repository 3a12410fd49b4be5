import Button from '@material-ui/core/Button';
import { Notice } from './Notice';
import { requestProblem } from './requestProblem';

/** A request that gave nothing to show: forbidden, not found, or failed with an id to quote. */
export function RequestFailed(props: {
  error: Error;
  /** What was asked for, in the middle of a sentence: "the readiness of this service". */
  what: string;
  /** What to do when nothing was found. */
  notFound?: string;
  retry?: () => void;
}) {
  const { error, what, notFound, retry } = props;
  const problem = requestProblem(error);
  if (problem.kind === 'forbidden') {
    return (
      <Notice title={`You may not see ${what}`} role="alert">
        Ask those who run this portal for read permission in the catalog.
      </Notice>
    );
  }
  if (problem.kind === 'notFound') {
    return (
      <Notice title={`Nothing is known yet about ${what}`} role="status">
        {notFound ??
          'It may not have been read from the catalog yet, or you may not see it.'}
      </Notice>
    );
  }
  return (
    <Notice title={`Could not load ${what}`} role="alert">
      <div>{problem.message}</div>
      {problem.id && (
        <div>
          When you ask for help, quote: <code>{problem.id}</code>
        </div>
      )}
      {retry && (
        <Button size="small" variant="outlined" onClick={retry}>
          Try again
        </Button>
      )}
    </Notice>
  );
}
