import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { DeliveryView } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { formatHours } from '../format/formatHours';
import { levelColour } from '../visual/colours';
import { PartsBar } from '../visual/PartsBar';
import { stageWords } from './words';

const useStyles = makeStyles(
  { widest: { fontWeight: 'bold' } },
  { name: 'ReadinessStageBar' },
);

/** Where changes spend their time, from the first commit to production; the widest stage is named. */
export function StageBar(props: Pick<DeliveryView, 'stages' | 'widestStage'>) {
  const { stages, widestStage } = props;
  const classes = useStyles();
  const theme = useTheme();
  const widest = stages.find(({ stage }) => stage === widestStage);
  const known = stages.some(({ medianHours }) => medianHours !== undefined);
  if (!known) {
    return (
      <Typography variant="body2">
        No data: no change in this window says when it was opened, reviewed and
        merged.
      </Typography>
    );
  }
  return (
    <>
      {widest?.medianHours !== undefined && (
        <Typography variant="body1" className={classes.widest}>
          {stageWords[widest.stage].widest(formatHours(widest.medianHours))}.
        </Typography>
      )}
      <PartsBar
        label="Stages of the lead time"
        parts={stages.map(({ stage, medianHours, p75Hours, sampleSize }) => ({
          key: stage,
          size: medianHours ?? 0,
          background:
            stage === widestStage
              ? levelColour(theme, 4, 4)
              : theme.palette.action.disabledBackground,
          label: (
            <>
              <b>{stageWords[stage].title}</b> ({stageWords[stage].from}){' '}
              {medianHours === undefined
                ? 'no data'
                : `${formatHours(medianHours)}${
                    p75Hours === undefined
                      ? ''
                      : `, p75 ${formatHours(p75Hours)}`
                  }, ${formatCount(sampleSize, 'change')}`}
            </>
          ),
        }))}
      />
      <Typography variant="caption" component="p">
        Medians of each stage; they need not add up to the lead time.
      </Typography>
    </>
  );
}
