import ButtonBase from '@material-ui/core/ButtonBase';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { ScorecardExplanation } from '@service-readiness/backstage-plugin-readiness-common';
import { formatCount } from '../format/formatCount';
import { formatDay } from '../format/formatDay';
import { levelColour } from '../visual/colours';

type Rung = ScorecardExplanation['rungs'][number];

const useStyles = makeStyles(
  theme => ({
    list: { listStyle: 'none', margin: 0, padding: 0 },
    rung: {
      display: 'flex',
      width: '100%',
      justifyContent: 'flex-start',
      alignItems: 'stretch',
      textAlign: 'left',
      gap: theme.spacing(1),
      padding: theme.spacing(1),
      border: `1px solid transparent`,
      '&[aria-current]': { borderColor: theme.palette.text.secondary },
    },
    name: { fontWeight: 'bold' },
    step: {
      width: 12,
      flexShrink: 0,
      border: `1px solid ${theme.palette.text.secondary}`,
      printColorAdjust: 'exact',
    },
  }),
  { name: 'ReadinessRungList' },
);

function asks(rung: Rung, waivedToDo: number): string {
  const { pass, fail, unknown, notApplicable, waived } = rung;
  if (pass + fail + unknown + notApplicable === 0) return 'asks for nothing';
  if (rung.countsFrom) {
    return `nothing counts here until ${formatDay(rung.countsFrom)}`;
  }
  const toDo = fail - waivedToDo;
  const unanswered = unknown - (waived - waivedToDo);
  const open = [
    toDo > 0 && `${formatCount(toDo)} to do`,
    unanswered > 0 && `${formatCount(unanswered)} unknown`,
  ].filter(Boolean);
  const words =
    open.length > 0 ? `still asks: ${open.join(', ')}` : 'nothing is open';
  return waived > 0 ? `${words} · ${formatCount(waived)} waived` : words;
}

/** The ladder with its rungs, the highest on top, and what each still asks. */
export function RungList(props: {
  explanation: ScorecardExplanation;
  selected: number;
  onSelect(level: number): void;
}) {
  const { explanation, selected, onSelect } = props;
  const { rungs, level, checks } = explanation;
  const classes = useStyles();
  const theme = useTheme();
  return (
    <ul className={classes.list} aria-label="Levels, the highest first">
      {[...rungs].reverse().map(rung => {
        const unmet = checks.filter(
          check =>
            check.level === rung.level &&
            (check.outcome === 'fail' || check.outcome === 'unknown'),
        );
        const open = unmet.filter(({ waived }) => !waived);
        const waivedToDo = unmet.filter(
          ({ waived, outcome }) => waived && outcome === 'fail',
        ).length;
        return (
          <li key={rung.level}>
            <ButtonBase
              className={classes.rung}
              aria-current={rung.level === selected || undefined}
              onClick={() => onSelect(rung.level)}
            >
              <span
                aria-hidden="true"
                className={classes.step}
                style={
                  rung.level <= level.level
                    ? {
                        backgroundColor: levelColour(
                          theme,
                          rung.level,
                          level.highest,
                        ),
                      }
                    : undefined
                }
              />
              <span>
                <Typography
                  className={classes.name}
                  variant="subtitle2"
                  component="span"
                  display="block"
                >
                  {rung.level} {rung.name}
                  {rung.level === level.level && ' · the service is here'}
                  {rung.level < level.level && ' · reached'}
                </Typography>
                <Typography variant="body2" component="span" display="block">
                  {asks(rung, waivedToDo)}
                </Typography>
                {(rung.countsFrom ? [] : open).slice(0, 3).map(check => (
                  <Typography
                    key={check.id}
                    variant="caption"
                    component="span"
                    display="block"
                  >
                    {check.title}
                  </Typography>
                ))}
                {!rung.countsFrom && open.length > 3 && (
                  <Typography
                    variant="caption"
                    component="span"
                    display="block"
                  >
                    and {open.length - 3} more
                  </Typography>
                )}
              </span>
            </ButtonBase>
          </li>
        );
      })}
    </ul>
  );
}
