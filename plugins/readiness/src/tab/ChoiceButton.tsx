import { withStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';

/** One of several; legible also while it is not the chosen one. */
export const ChoiceButton = withStyles(
  theme => ({
    root: { color: theme.palette.text.primary },
    selected: {
      fontWeight: 'bold',
      '&.MuiToggleButton-root': { color: theme.palette.text.primary },
    },
  }),
  { name: 'ReadinessChoiceButton' },
)(ToggleButton);
