import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import { deliveryWindows } from '@service-readiness/backstage-plugin-readiness-common';
import { ChoiceButton } from '../tab/ChoiceButton';
import type { WindowDays } from './useDeliveryWindow';

/** Over how many days figures are computed. */
export function WindowChooser(props: {
  days: WindowDays;
  onChoose(days: WindowDays): void;
}) {
  const { days, onChoose } = props;
  return (
    <ToggleButtonGroup
      size="small"
      exclusive
      value={days}
      aria-label="Window"
      onChange={(_, chosen: WindowDays | null) => chosen && onChoose(chosen)}
    >
      {deliveryWindows.map(window => (
        <ChoiceButton key={window} value={window}>
          {window} days
        </ChoiceButton>
      ))}
    </ToggleButtonGroup>
  );
}
