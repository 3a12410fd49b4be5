import { useTheme } from '@material-ui/core/styles';
import { outcomeColour } from '../../visual/colours';
import type { DeploymentMark } from '../words';

export type DeploymentLook = 'success' | 'failed' | 'running' | 'cancelled';

/** How a deployment is drawn: what counts as failed is, whatever its source said. */
export function lookOf({ status, failed }: DeploymentMark): DeploymentLook {
  if (failed !== undefined || status === 'failure') return 'failed';
  return status;
}

const shapes: Record<DeploymentLook, string> = {
  success: 'M6 2 V26',
  failed: 'M6 12 V26 M1.5 1.5 L10.5 10.5 M10.5 1.5 L1.5 10.5',
  running: 'M6 2 V8 M6 11 V17 M6 20 V26',
  cancelled: 'M6 16 V26 M2 16 H10',
};

/** A deployment: a tick when it went well, crossed when it counts as failed. Its words stand elsewhere. */
export function TimelineGlyph({ look }: { look: DeploymentLook }) {
  const theme = useTheme();
  const colour =
    look === 'failed'
      ? outcomeColour(theme, 'fail')
      : theme.palette.text[look === 'success' ? 'primary' : 'secondary'];
  return (
    <svg
      width={12}
      height={28}
      viewBox="0 0 12 28"
      aria-hidden="true"
      data-look={look}
    >
      <path
        d={shapes[look]}
        fill="none"
        stroke={colour}
        strokeWidth={look === 'failed' ? 2.5 : 2}
        strokeLinecap="round"
      />
    </svg>
  );
}
