import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import { Notice } from '../states/Notice';
import { ExampleNotice } from '../visual/ExampleNotice';
import { LapsingNote } from './LapsingNote';
import { ScorecardBlock } from './ScorecardBlock';
import { WhoAndWhere } from './WhoAndWhere';

/** Everything the card says about a service: the level, then who and where, then what to do. */
export function ServiceCardContent({ card }: { card: ServiceCard }) {
  const [first, ...others] = card.scorecards;
  return (
    <>
      <ExampleNotice example={card.example} />
      {card.pending && (
        <Notice title="A change is waiting to be evaluated" role="status" />
      )}
      {first ? (
        <ScorecardBlock entityRef={card.entityRef} scorecard={first}>
          <LapsingNote lapsing={card.lapsing} />
          <WhoAndWhere card={card} />
        </ScorecardBlock>
      ) : (
        <>
          <Notice title="No scorecard applies to this service">
            Scorecards choose services by kind, type, lifecycle and tags: see
            “appliesTo” in their definitions.
          </Notice>
          <WhoAndWhere card={card} />
        </>
      )}
      {others.map(scorecard => (
        <ScorecardBlock
          key={scorecard.id}
          entityRef={card.entityRef}
          scorecard={scorecard}
        />
      ))}
    </>
  );
}
