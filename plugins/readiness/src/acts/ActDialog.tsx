import Button from '@material-ui/core/Button';
import Dialog from '@material-ui/core/Dialog';
import DialogActions from '@material-ui/core/DialogActions';
import DialogContent from '@material-ui/core/DialogContent';
import DialogTitle from '@material-ui/core/DialogTitle';
import { makeStyles, useTheme } from '@material-ui/core/styles';
import useMediaQuery from '@material-ui/core/useMediaQuery';
import { ResponseError, toError } from '@backstage/errors';
import { useId, useState, type FormEvent, type ReactNode } from 'react';
import { Notice } from '../states/Notice';
import { requestProblem } from '../states/requestProblem';
import { asSentence } from '../format/asSentence';
import { FocusRing } from '../visual/FocusRing';

const useStyles = makeStyles(
  theme => ({
    // What is long scrolls between the title and the buttons, which stay in sight.
    frame: {
      display: 'flex',
      flexDirection: 'column',
      flex: '1 1 auto',
      minHeight: 0,
    },
    fields: {
      display: 'grid',
      gap: theme.spacing(2),
      paddingBottom: theme.spacing(1),
    },
    notices: { padding: theme.spacing(0, 3) },
    actions: { padding: theme.spacing(1, 3, 2) },
    // In capitals a verb shouts.
    button: { textTransform: 'none' },
  }),
  { name: 'ReadinessActDialog' },
);

const isConflict = (error: Error) =>
  error instanceof ResponseError && error.statusCode === 409;

/** What went wrong, in the words of whoever refused it. */
function ActFailed({ error }: { error: Error }) {
  const { kind, message, id } = requestProblem(error);
  const titles = {
    forbidden: 'You may not do this',
    notFound: 'It is no longer there',
    failed: isConflict(error) ? 'Somebody was faster' : 'It was not done',
  };
  return (
    <Notice title={titles[kind]} role="alert">
      {asSentence(message)}
      {id && (
        <>
          {' '}
          When you ask for help, quote: <code>{id}</code>
        </>
      )}
    </Notice>
  );
}

/** Something that a person does, in a dialog: what is refused is said in it, and nothing that was typed is lost. */
export function ActDialog(props: {
  title: string;
  /** The verb on the button that does it. */
  verb: string;
  /** What must be mended before it can be sent, if anything. */
  missing?: string;
  act(): Promise<void>;
  /** Somebody else has changed what this is about: once that is read, what stands behind is asked for again. */
  onConflict?(): void;
  onClose(): void;
  children: ReactNode;
}) {
  const { title, verb, missing, act, onConflict, onClose, children } = props;
  const classes = useStyles();
  const titleId = useId();
  const narrow = useMediaQuery(useTheme().breakpoints.down('xs'), {
    noSsr: true,
  });
  const [running, setRunning] = useState(false);
  const [tried, setTried] = useState(false);
  const [error, setError] = useState<Error>();

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (running || missing) return;
    setRunning(true);
    setError(undefined);
    try {
      await act();
    } catch (cause) {
      const problem = toError(cause);
      setError(problem);
      setRunning(false);
    }
  };
  const close = () => {
    onClose();
    if (error && isConflict(error)) onConflict?.();
  };
  return (
    <Dialog
      open
      fullWidth
      maxWidth="sm"
      fullScreen={narrow}
      // A click beside it is no decision to throw away what was typed.
      onClose={(_, reason) => reason !== 'backdropClick' && close()}
      aria-labelledby={titleId}
    >
      <FocusRing className={classes.frame}>
        <form onSubmit={submit} noValidate className={classes.frame}>
          <DialogTitle id={titleId}>{title}</DialogTitle>
          <DialogContent className={classes.fields}>{children}</DialogContent>
          {/* Not in what scrolls: it would be said where nobody looks. */}
          <div className={classes.notices}>
            {tried && missing && <Notice title={missing} role="alert" />}
            {error && <ActFailed error={error} />}
          </div>
          <DialogActions className={classes.actions}>
            <Button className={classes.button} onClick={close}>
              Cancel
            </Button>
            <Button
              type="submit"
              variant="contained"
              color="primary"
              className={classes.button}
              // Not `disabled`: that would take the focus away from those who use the keyboard.
              aria-disabled={running}
            >
              {running ? 'Sending…' : verb}
            </Button>
          </DialogActions>
        </form>
      </FocusRing>
    </Dialog>
  );
}
