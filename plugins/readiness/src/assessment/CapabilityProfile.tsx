import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import {
  capabilityAnswers,
  type CapabilitiesView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { hatched, levelColour } from '../visual/colours';
import { PartsBar } from '../visual/PartsBar';
import { capabilityWords, replyWords } from './words';

const useStyles = makeStyles(
  theme => ({
    root: {
      display: 'grid',
      gridTemplateColumns: 'repeat(auto-fit, minmax(min(320px, 100%), 1fr))',
      gap: theme.spacing(2, 4),
      margin: theme.spacing(1, 0),
    },
  }),
  { name: 'ReadinessCapabilityProfile' },
);

/** The four capabilities as four bars of answers. They are counts: nothing is added up to a grade. */
export function CapabilityProfile(props: {
  profile: CapabilitiesView['profile'];
}) {
  const theme = useTheme();
  const backgrounds = {
    good: levelColour(theme, 4, 4),
    partly: levelColour(theme, 2, 4),
    not: theme.palette.background.paper,
    unknown: hatched(theme),
  };
  return (
    <div className={useStyles().root}>
      {props.profile.map(counts => {
        const title = capabilityWords[counts.capability];
        return (
          <section key={counts.capability} aria-label={title}>
            <Typography variant="subtitle2" component="h5">
              {title}: {formatCount(counts.good)} of{' '}
              {formatCount(counts.questions)} good
            </Typography>
            <PartsBar
              label={`Answers about ${title.toLowerCase()}`}
              parts={[
                ...capabilityAnswers.map(answer => ({
                  key: answer as string,
                  size: counts[answer],
                  background: backgrounds[answer],
                  label: `${replyWords[answer].word} ${counts[answer]}`,
                })),
                {
                  key: 'unanswered',
                  size: counts.unanswered,
                  background: hatched(theme),
                  label: `not answered ${counts.unanswered}`,
                },
              ]}
            />
          </section>
        );
      })}
    </div>
  );
}
