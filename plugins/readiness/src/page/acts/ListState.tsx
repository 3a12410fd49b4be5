import Button from '@material-ui/core/Button';
import type { ReactNode } from 'react';
import { Loading, SkeletonLines } from '../../states/Loading';
import { Notice } from '../../states/Notice';
import { PartFailed } from '../../states/PartFailed';
import { RequestFailed } from '../../states/RequestFailed';

/** What stands around a list of acts: loading, failed, empty, and the way to more. */
export function ListState(props: {
  what: string;
  list: {
    items?: unknown[];
    error?: Error;
    loading: boolean;
    again(): void;
    more?: () => void;
  };
  empty: { title: string; next?: string };
  children: ReactNode;
}) {
  const { what, list, empty, children } = props;
  const { items, error, loading, again, more } = list;
  if (!items && error) {
    return <RequestFailed error={error} what={what} retry={again} />;
  }
  if (!items) {
    return (
      <Loading what={what}>
        <SkeletonLines lines={4} />
      </Loading>
    );
  }
  return (
    <>
      {error && <PartFailed error={error} what="the rest" />}
      {items.length === 0 ? (
        <Notice title={empty.title} role="status">
          {empty.next}
        </Notice>
      ) : (
        children
      )}
      {more && (
        <Button size="small" variant="outlined" onClick={more}>
          {loading ? 'Loading…' : 'Show more'}
        </Button>
      )}
    </>
  );
}
