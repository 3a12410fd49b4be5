import Skeleton from '@material-ui/lab/Skeleton';
import type { ReactNode } from 'react';

/** The layout to come, drawn empty, and said once to those who hear the page. */
export function Loading(props: { what: string; children: ReactNode }) {
  return (
    <div role="status" aria-label={`Loading ${props.what}`} aria-busy="true">
      {props.children}
    </div>
  );
}

/** Lines of text to come. */
export function SkeletonLines({ lines }: { lines: number }) {
  return (
    <>
      {Array.from({ length: lines }, (_, index) => (
        <Skeleton
          key={index}
          variant="text"
          width={index === lines - 1 ? '60%' : '100%'}
          height={24}
        />
      ))}
    </>
  );
}
