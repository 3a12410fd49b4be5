import { makeStyles } from '@material-ui/core/styles';
import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import { DeliveryLine } from '../delivery/DeliveryLine';
import { OwnerLine } from '../visual/OwnerLine';
import { ServiceLinks } from './ServiceLinks';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: theme.spacing(0.25, 2),
      margin: theme.spacing(1.5, 0),
      overflowWrap: 'anywhere',
      '& dt': { fontWeight: 'bold' },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'ReadinessWhoAndWhere' },
);

/** What is asked first at two in the morning: whose is it, where is the runbook, where does one look. */
export function WhoAndWhere({ card }: { card: ServiceCard }) {
  const classes = useStyles();
  const { entityRef, owner, tier, links, delivery } = card;
  const runbooks = links.filter(link => link.type === 'runbook');
  const others = links.filter(link => link.type !== 'runbook');
  return (
    <dl className={classes.root}>
      <dt>Owner</dt>
      <dd>
        <OwnerLine owner={owner} />
      </dd>
      <dt>Runbook</dt>
      <dd>
        <ServiceLinks links={runbooks} />
      </dd>
      {others.length > 0 && (
        <>
          <dt>Look at</dt>
          <dd>
            <ServiceLinks links={others} />
          </dd>
        </>
      )}
      <dt>Tier</dt>
      <dd>
        {tier.value}
        {tier.declared ? '' : ' (not declared, assumed)'}
      </dd>
      {delivery && (
        <>
          <dt>Delivery</dt>
          <dd>
            <DeliveryLine entityRef={entityRef} delivery={delivery} />
          </dd>
        </>
      )}
    </dl>
  );
}
