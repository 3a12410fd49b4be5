import { Link } from '@backstage/core-components';
import type { ServiceQuery } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReactNode } from 'react';
import { useServicesHref } from '../hooks/useServicesHref';

/** A number of services that leads to them; in an app without the page, the number alone. */
export function ServicesLink(props: {
  filter: ServiceQuery;
  /** For those who hear the page, where the number alone does not say of what. */
  label?: string;
  children: ReactNode;
}) {
  const { filter, label, children } = props;
  const href = useServicesHref()(filter);
  if (href === undefined) return <>{children}</>;
  return (
    <Link underline="always" to={href} aria-label={label}>
      {children}
    </Link>
  );
}
