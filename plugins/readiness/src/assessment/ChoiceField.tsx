import Button from '@material-ui/core/Button';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormHelperText from '@material-ui/core/FormHelperText';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import Radio from '@material-ui/core/Radio';
import RadioGroup from '@material-ui/core/RadioGroup';
import { useId, type ReactNode } from 'react';
import { VisuallyHidden } from '../visual/VisuallyHidden';

const useStyles = makeStyles(
  theme => ({
    legend: {
      color: theme.palette.text.primary,
      fontWeight: 'bold',
      lineHeight: 1.4,
      '&.Mui-focused': { color: theme.palette.text.primary },
    },
    hint: { color: theme.palette.text.secondary },
    choice: {
      marginRight: theme.spacing(2),
      '&:has(:focus-visible)': {
        outline: `2px solid ${theme.palette.text.primary}`,
      },
    },
    clear: { textTransform: 'none', alignSelf: 'flex-start' },
  }),
  { name: 'ReadinessChoiceField' },
);

/** A question with its answers to choose from. None is chosen beforehand, and a choice can be taken back. */
export function ChoiceField<Choice extends string>(props: {
  question: string;
  hint?: string;
  choices: ReadonlyArray<{ value: Choice; label: string }>;
  value: Choice | undefined;
  onChange(value: Choice | undefined): void;
  /** Side by side, where they are short. */
  row?: boolean;
  /** What is asked once there is an answer. */
  children?: ReactNode;
}) {
  const { question, hint, choices, value, onChange, row, children } = props;
  const classes = useStyles();
  const id = useId();
  return (
    <FormControl component="fieldset" fullWidth>
      <FormLabel component="legend" className={classes.legend}>
        {question}
      </FormLabel>
      {hint && (
        <FormHelperText id={`${id}-hint`} className={classes.hint}>
          {hint}
        </FormHelperText>
      )}
      <RadioGroup
        name={id}
        row={row}
        aria-label={question}
        aria-describedby={hint && `${id}-hint`}
        value={value ?? null}
        onChange={(_, chosen) =>
          onChange(choices.find(choice => choice.value === chosen)?.value)
        }
      >
        {choices.map(choice => (
          <FormControlLabel
            key={choice.value}
            value={choice.value}
            label={choice.label}
            control={<Radio size="small" color="primary" />}
            className={classes.choice}
          />
        ))}
      </RadioGroup>
      {value !== undefined && (
        <>
          {children}
          <Button
            size="small"
            className={classes.clear}
            onClick={() => onChange(undefined)}
          >
            <span>
              Take this answer back
              <VisuallyHidden>: {question}</VisuallyHidden>
            </span>
          </Button>
        </>
      )}
    </FormControl>
  );
}
