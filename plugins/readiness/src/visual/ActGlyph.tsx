import { makeStyles } from '@material-ui/core/styles';
import EditOutlinedIcon from '@material-ui/icons/EditOutlined';
import TimerOutlinedIcon from '@material-ui/icons/TimerOutlined';
import type { ActName } from '../format/words';

const useStyles = makeStyles(
  {
    root: {
      fontSize: '1.15em',
      verticalAlign: '-0.2em',
      marginRight: '0.3em',
    },
  },
  { name: 'ReadinessActGlyph' },
);

/** The shape of what people put beside outcomes. Drawn, for many fonts have no such characters. */
export function ActGlyph({ act }: { act: ActName }) {
  const classes = useStyles();
  const Icon = act === 'waived' ? TimerOutlinedIcon : EditOutlinedIcon;
  return <Icon aria-hidden="true" className={classes.root} />;
}
