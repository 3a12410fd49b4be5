import { stringifyEntityRef } from '@backstage/catalog-model';
import { InfoCard } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Skeleton from '@material-ui/lab/Skeleton';
import { useEntity } from '@backstage/plugin-catalog-react';
import { useReadinessTabHref } from '../hooks/useReadinessTabHref';
import { Loading, SkeletonLines } from '../states/Loading';
import { PartFailed } from '../states/PartFailed';
import { RequestFailed } from '../states/RequestFailed';
import { FocusRing } from '../visual/FocusRing';
import { RefreshButton } from './RefreshButton';
import { ServiceCardContent } from './ServiceCardContent';
import { useServiceCard } from './useServiceCard';

const useStyles = makeStyles(
  // The header pulls its action outwards, for icons; this one is a button.
  theme => ({ action: { margin: theme.spacing(1, 1, 0, 0) } }),
  { name: 'ReadinessCard' },
);

/** Readiness on an entity's overview: one request answers where it stands, what is next, who and where. */
export function ReadinessCard() {
  const classes = useStyles();
  const { entity } = useEntity();
  const entityRef = stringifyEntityRef(entity);
  const tabHref = useReadinessTabHref();
  const { card, refresh } = useServiceCard(entityRef);
  return (
    <InfoCard
      title="Readiness"
      titleTypographyProps={{ component: 'h2' }}
      headerProps={{
        action: card.value?.may.refresh && (
          <FocusRing className={classes.action}>
            <RefreshButton refresh={refresh} />
          </FocusRing>
        ),
      }}
      deepLink={{ title: 'Open readiness', link: tabHref(entityRef) }}
    >
      {!card.value && card.error && (
        <RequestFailed
          error={card.error}
          what="the readiness of this service"
          retry={card.retry}
        />
      )}
      {!card.value && card.loading && (
        <Loading what="readiness">
          <Skeleton variant="rect" width={160} height={44} />
          <SkeletonLines lines={5} />
        </Loading>
      )}
      {card.value && card.error && (
        <PartFailed error={card.error} what="the newest result" />
      )}
      {card.value && (
        <FocusRing>
          <ServiceCardContent card={card.value} />
        </FocusRing>
      )}
    </InfoCard>
  );
}
