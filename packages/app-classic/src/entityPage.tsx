import {
  EntityAboutCard,
  EntityDependsOnComponentsCard,
  EntityHasComponentsCard,
  EntityHasSystemsCard,
  EntityLayout,
  EntityLinksCard,
  EntitySwitch,
  isKind,
} from '@backstage/plugin-catalog';
import {
  EntityGroupProfileCard,
  EntityMembersListCard,
  EntityOwnershipCard,
  EntityUserProfileCard,
} from '@backstage/plugin-org';
import Grid from '@material-ui/core/Grid';
import {
  EntityDeliveryContent,
  EntityGroupReadinessCard,
  EntityReadinessCard,
  EntityReadinessContent,
  isDeliveryAvailable,
  isReadinessAvailable,
} from '@service-readiness/backstage-plugin-readiness';
import { Children, type ReactNode } from 'react';

/** Cards side by side, each over half of the page. */
const cards = (...all: ReactNode[]) => (
  <Grid container spacing={3} alignItems="stretch">
    {Children.map(all, card => (
      <Grid item md={6} xs={12}>
        {card}
      </Grid>
    ))}
  </Grid>
);

const componentPage = (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      {cards(
        <EntityAboutCard />,
        <EntityReadinessCard />,
        <EntityLinksCard />,
        <EntityDependsOnComponentsCard />,
      )}
    </EntityLayout.Route>
    <EntityLayout.Route
      path="/readiness"
      title="Readiness"
      if={isReadinessAvailable}
    >
      <EntityReadinessContent />
    </EntityLayout.Route>
  </EntityLayout>
);

const overview = (...all: ReactNode[]) => (
  <EntityLayout>
    <EntityLayout.Route path="/" title="Overview">
      {cards(...all)}
    </EntityLayout.Route>
    <EntityLayout.Route
      path="/delivery"
      title="Delivery"
      if={isDeliveryAvailable}
    >
      <EntityDeliveryContent />
    </EntityLayout.Route>
  </EntityLayout>
);

/** What is shown of an entity, by its kind. */
export const entityPage = (
  <EntitySwitch>
    <EntitySwitch.Case if={isReadinessAvailable} children={componentPage} />
    <EntitySwitch.Case if={isKind('group')}>
      {overview(
        <EntityGroupProfileCard />,
        <EntityGroupReadinessCard />,
        <EntityOwnershipCard />,
        <EntityMembersListCard />,
      )}
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('user')}>
      {overview(<EntityUserProfileCard />, <EntityOwnershipCard />)}
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('system')}>
      {overview(<EntityAboutCard />, <EntityHasComponentsCard />)}
    </EntitySwitch.Case>
    <EntitySwitch.Case if={isKind('domain')}>
      {overview(<EntityAboutCard />, <EntityHasSystemsCard />)}
    </EntitySwitch.Case>
    <EntitySwitch.Case>{overview(<EntityAboutCard />)}</EntitySwitch.Case>
  </EntitySwitch>
);
