import { Link } from '@backstage/core-components';
import { useReadinessTabHref } from '../../hooks/useReadinessTabHref';

/** A check of a service, opened on the service's tab. */
export function CheckLink(props: {
  entityRef: string;
  checkId: string;
  title: string;
}) {
  const { entityRef, checkId, title } = props;
  const tabHref = useReadinessTabHref();
  return <Link to={tabHref(entityRef, { check: checkId })}>{title}</Link>;
}
