import { Link } from '@backstage/core-components';
import type { ReactNode } from 'react';
import { isHttpUrl } from '../format/isHttpUrl';

/** A link to an http(s) address; anything else stays text. */
export function SafeLink(props: { url: string; children: ReactNode }) {
  const { url, children } = props;
  return isHttpUrl(url) ? (
    <Link to={url} underline="always">
      {children}
    </Link>
  ) : (
    <>{children}</>
  );
}
