import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import type { ServiceCard } from '@service-readiness/backstage-plugin-readiness-common';
import { ChoiceButton } from './ChoiceButton';

/** Which of several scorecards is looked at. Nothing where there is one. */
export function ScorecardTabs(props: {
  scorecards: ServiceCard['scorecards'];
  selected?: string;
  onSelect(id: string): void;
}) {
  const { scorecards, selected, onSelect } = props;
  if (scorecards.length < 2) return null;
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={selected}
      aria-label="Scorecard"
      onChange={(_, id) => id && onSelect(id)}
    >
      {scorecards.map(scorecard => (
        <ChoiceButton key={scorecard.id} value={scorecard.id}>
          {scorecard.title}: {scorecard.level.level} {scorecard.level.name}
        </ChoiceButton>
      ))}
    </ToggleButtonGroup>
  );
}
