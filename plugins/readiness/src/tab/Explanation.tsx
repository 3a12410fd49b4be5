import Grid from '@material-ui/core/Grid';
import Typography from '@material-ui/core/Typography';
import type { ScorecardExplanation } from '@service-readiness/backstage-plugin-readiness-common';
import { LevelSummary } from '../card/LevelSummary';
import { RefLink } from '../visual/RefLink';
import { CheckGroups } from './CheckGroups';
import { RungList } from './RungList';
import type { ChangeSelection, TabSelection } from './useTabSelection';

/** The rung to look at if the address names none: the lowest that is not reached. */
function defaultRung({ rungs, level }: ScorecardExplanation): number {
  return rungs.find(rung => rung.level > level.level)?.level ?? level.level;
}

/** A scorecard for one service: the ladder on the left, the checks of one rung on the right. */
export function Explanation(props: {
  explanation: ScorecardExplanation;
  selection: TabSelection;
  onChange: ChangeSelection;
}) {
  const { explanation, selection, onChange } = props;
  const { rungs, scorecard, checks } = explanation;
  const linked = checks.find(check => check.id === selection.check)?.level;
  const wanted = selection.rung ?? linked;
  const rung = rungs.some(({ level }) => level === wanted)
    ? (wanted as number)
    : defaultRung(explanation);
  return (
    <Grid container spacing={3}>
      <Grid item xs={12} md={4}>
        <Typography variant="h5" component="h2">
          {scorecard.title}
        </Typography>
        {scorecard.description && (
          <Typography variant="body2">{scorecard.description}</Typography>
        )}
        <Typography variant="body2">
          Owned by <RefLink entityRef={scorecard.owner} defaultKind="group" />
        </Typography>
        <LevelSummary level={explanation.level} />
        <RungList
          explanation={explanation}
          selected={rung}
          onSelect={level =>
            onChange(
              { rung: level, check: undefined },
              { push: level !== rung },
            )
          }
        />
      </Grid>
      <Grid item xs={12} md={8}>
        <CheckGroups
          explanation={explanation}
          rung={rung}
          selection={selection}
          onChange={change => onChange({ rung, ...change })}
        />
      </Grid>
    </Grid>
  );
}
