import { requestProblem } from './requestProblem';
import { Notice } from './Notice';

/** One part of a screen that could not be refreshed or loaded while the rest shows. */
export function PartFailed({ error, what }: { error: Error; what: string }) {
  const problem = requestProblem(error);
  return (
    <Notice title={`Could not load ${what}; the rest is shown`} role="status">
      {problem.kind === 'forbidden' ? 'You may not see it.' : problem.message}
      {problem.id && (
        <>
          {' '}
          Quote: <code>{problem.id}</code>
        </>
      )}
    </Notice>
  );
}
