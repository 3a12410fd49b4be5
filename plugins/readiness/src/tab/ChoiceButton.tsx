import { withStyles } from '@material-ui/core/styles';
import ToggleButton from '@material-ui/lab/ToggleButton';

/** One of several; legible also while it is not the chosen one. */
export const ChoiceButton = withStyles(
  theme => ({
    // Names of scorecards stand here as their authors write them.
    root: { color: theme.palette.text.primary, textTransform: 'none' },
    selected: {
      fontWeight: 'bold',
      // As specific as what Material UI says of it, and more: which comes first differs between apps.
      '&&.MuiToggleButton-root': { color: theme.palette.text.primary },
    },
  }),
  { name: 'ReadinessChoiceButton' },
)(ToggleButton);
