import { makeStyles } from '@material-ui/core/styles';
import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import { Notice } from '../states/Notice';
import { ExampleNotice } from '../visual/ExampleNotice';
import { OwnerLine } from '../visual/OwnerLine';
import { ScorecardBlock } from './ScorecardBlock';
import { ServiceLinks } from './ServiceLinks';

const useStyles = makeStyles(
  theme => ({
    facts: {
      display: 'grid',
      gridTemplateColumns: 'max-content 1fr',
      gap: theme.spacing(0.5, 2),
      margin: 0,
      overflowWrap: 'anywhere',
      '& dt': { fontWeight: 'bold' },
      '& dd': { margin: 0 },
    },
  }),
  { name: 'ReadinessServiceCardContent' },
);

/** Everything the card says about a service. */
export function ServiceCardContent({ card }: { card: ServiceCard }) {
  const classes = useStyles();
  return (
    <>
      <ExampleNotice example={card.example} />
      {card.pending && (
        <Notice title="A change is waiting to be evaluated" role="status" />
      )}
      {card.scorecards.length === 0 && (
        <Notice title="No scorecard applies to this service">
          Scorecards choose services by kind, type, lifecycle and tags: see
          “appliesTo” in their definitions.
        </Notice>
      )}
      {card.scorecards.map(scorecard => (
        <ScorecardBlock
          key={scorecard.id}
          entityRef={card.entityRef}
          scorecard={scorecard}
        />
      ))}
      <dl className={classes.facts}>
        <dt>Owner</dt>
        <dd>
          <OwnerLine owner={card.owner} />
        </dd>
        <dt>Tier</dt>
        <dd>
          {card.tier.value}
          {card.tier.declared ? '' : ' (not declared, assumed)'}
        </dd>
        <dt>Links</dt>
        <dd>
          <ServiceLinks links={card.links} />
        </dd>
      </dl>
    </>
  );
}
