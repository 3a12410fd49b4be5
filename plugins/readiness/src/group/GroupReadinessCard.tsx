import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard, Link } from '@backstage/core-components';
import { useApi } from '@backstage/core-plugin-api';
import { useEntity } from '@backstage/plugin-catalog-react';
import Skeleton from '@material-ui/lab/Skeleton';
import { useLocation } from 'react-router-dom';
import { readinessApiRef } from '../api';
import { useRequest } from '../hooks/useRequest';
import { useRouteFrom } from '../hooks/useRouteFrom';
import { useServicesHref } from '../hooks/useServicesHref';
import { entityDeliveryRouteRef } from '../routes';
import { Loading, SkeletonLines } from '../states/Loading';
import { RequestFailed } from '../states/RequestFailed';
import { FocusRing } from '../visual/FocusRing';
import { GroupReadinessContent } from './GroupReadinessContent';

/** Levels of all services below a group, on the group's page. */
export function GroupReadinessCard() {
  const { entity } = useEntity();
  const groupRef = stringifyEntityRef(entity);
  const api = useApi(readinessApiRef);
  const group = useRequest(groupRef, signal =>
    api.getGroup(parseEntityRef(groupRef), { signal }),
  );
  const link = useServicesHref()({
    group: groupRef,
    scorecard: group.value?.scorecard?.id,
  });
  // The card stands on the group's page, wherever an app mounts that.
  const { pathname } = useLocation();
  const deliveryHref = useRouteFrom()(entityDeliveryRouteRef, pathname);
  return (
    <InfoCard
      title="Readiness"
      titleTypographyProps={{ component: 'h2' }}
      deepLink={link ? { title: 'Services below this group', link } : undefined}
    >
      {group.error && (
        <RequestFailed
          error={group.error}
          what="the readiness of this group"
          retry={group.retry}
        />
      )}
      {!group.value && group.loading && (
        <Loading what="readiness">
          <Skeleton variant="rect" height={20} />
          <SkeletonLines lines={3} />
        </Loading>
      )}
      {group.value && (
        <FocusRing>
          <GroupReadinessContent group={group.value} />
          {deliveryHref && (
            <Link to={deliveryHref} underline="always">
              How these services are delivered
            </Link>
          )}
        </FocusRing>
      )}
    </InfoCard>
  );
}
