import FormControl from '@material-ui/core/FormControl';
import FormLabel from '@material-ui/core/FormLabel';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import { percentOf } from './percentOf';

const useStyles = makeStyles(
  theme => ({
    legend: {
      color: theme.palette.text.primary,
      fontWeight: 'bold',
      lineHeight: 1.4,
      marginBottom: theme.spacing(1),
      '&.Mui-focused': { color: theme.palette.text.primary },
    },
    field: { maxWidth: 240 },
  }),
  { name: 'ReadinessPercentField' },
);

/** A question that is answered with a percentage, or left open. */
export function PercentField(props: {
  title: string;
  question: string;
  value: string;
  onChange(value: string): void;
}) {
  const { title, question, value, onChange } = props;
  const classes = useStyles();
  const isWrong = percentOf(value) === 'wrong';
  return (
    <FormControl component="fieldset" fullWidth>
      <FormLabel component="legend" className={classes.legend}>
        {question}
      </FormLabel>
      <TextField
        className={classes.field}
        id={`readiness-${title.toLowerCase().replace(/\W+/g, '-')}`}
        label={`${title}, percent`}
        variant="outlined"
        size="small"
        value={value}
        error={isWrong}
        helperText="0 to 100; leave it empty if you do not know"
        inputProps={{ inputMode: 'decimal', maxLength: 6 }}
        onChange={event => onChange(event.target.value)}
      />
    </FormControl>
  );
}
