import { makeStyles } from '@material-ui/core/styles';
import ToggleButtonGroup from '@material-ui/lab/ToggleButtonGroup';
import Typography from '@material-ui/core/Typography';
import type { ScorecardExplanation } from '@service-readiness/backstage-plugin-readiness-common';
import { CheckAccordion } from './CheckAccordion';
import { ChoiceButton } from './ChoiceButton';
import { groupChecks } from './groupChecks';
import type { TabSelection } from './useTabSelection';

const useStyles = makeStyles(
  theme => ({
    head: {
      display: 'flex',
      flexWrap: 'wrap',
      justifyContent: 'space-between',
      alignItems: 'flex-start',
      gap: theme.spacing(1),
    },
    group: { marginTop: theme.spacing(2) },
  }),
  { name: 'ReadinessCheckGroups' },
);

/** The checks of the rung that is looked at, by category or by capability. */
export function CheckGroups(props: {
  explanation: ScorecardExplanation;
  rung: number;
  selection: TabSelection;
  onChange(change: Partial<TabSelection>): void;
}) {
  const { explanation, rung, selection, onChange } = props;
  const classes = useStyles();
  const looked = explanation.rungs.find(({ level }) => level === rung);
  const groups = groupChecks(explanation.checks, rung, selection.by);
  return (
    <section aria-label={`Checks of level ${rung}`}>
      <div className={classes.head}>
        <div>
          <Typography variant="h6" component="h3">
            {rung} {looked?.name}
          </Typography>
          {looked?.description && (
            <Typography variant="body2">{looked.description}</Typography>
          )}
        </div>
        <ToggleButtonGroup
          size="small"
          exclusive
          value={selection.by}
          aria-label="Group checks"
          onChange={(_, by) => by && onChange({ by })}
        >
          <ChoiceButton value="category">By category</ChoiceButton>
          <ChoiceButton value="capability">By capability</ChoiceButton>
        </ToggleButtonGroup>
      </div>
      {groups.length === 0 && (
        <Typography variant="body2">
          This level asks for nothing: every service starts here.
        </Typography>
      )}
      {groups.map(group => (
        <div key={group.name} className={classes.group}>
          <Typography variant="subtitle1" component="h4" gutterBottom>
            {group.name}
          </Typography>
          {group.checks.map(check => (
            <CheckAccordion
              key={check.id}
              check={check}
              entityRef={explanation.entityRef}
              scorecardId={explanation.scorecard.id}
              open={selection.check === check.id}
              onToggle={open =>
                onChange({ check: open ? check.id : undefined })
              }
            />
          ))}
        </div>
      ))}
    </section>
  );
}
