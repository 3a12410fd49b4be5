import Typography from '@material-ui/core/Typography';
import { useState, type ReactNode } from 'react';
import { ActDialog } from './ActDialog';
import { missingOf } from './missingOf';
import { Words } from './Words';

/** An act that needs nothing but a sentence. */
export function SayWhyDialog(props: {
  title: string;
  verb: string;
  label: string;
  /** Nothing need be said. */
  optional?: boolean;
  act(comment: string): Promise<void>;
  onConflict?(): void;
  onClose(): void;
  /** What one should know before. */
  children?: ReactNode;
}) {
  const { title, verb, label, optional, act, onConflict, onClose } = props;
  const [comment, setComment] = useState('');
  return (
    <ActDialog
      {...{ title, verb, onConflict, onClose }}
      missing={missingOf([
        [
          Boolean(optional) || comment.trim() !== '',
          `${label}: say it in a sentence`,
        ],
      ])}
      act={() => act(comment.trim())}
    >
      {props.children && (
        <Typography variant="body2" component="div">
          {props.children}
        </Typography>
      )}
      <Words
        label={label}
        value={comment}
        onChange={setComment}
        required={!optional}
        first
      />
    </ActDialog>
  );
}
