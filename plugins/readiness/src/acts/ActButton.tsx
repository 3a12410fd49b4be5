import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  theme => ({
    root: {
      textTransform: 'none',
      margin: theme.spacing(0.5, 1, 0.5, 0),
      whiteSpace: 'nowrap',
    },
  }),
  { name: 'ReadinessActButton' },
);

/** Opens a dialog: it ends in an ellipsis, for nothing is done yet. */
export function ActButton(props: {
  children: string;
  /** What it is about, for those who hear a column of such buttons. */
  about?: string;
  onClick(): void;
}) {
  const { children, about, onClick } = props;
  return (
    <Button
      size="small"
      variant="outlined"
      className={useStyles().root}
      aria-label={about && `${children}: ${about}`}
      aria-haspopup="dialog"
      onClick={onClick}
    >
      {children}…
    </Button>
  );
}
