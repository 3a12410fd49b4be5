import { makeStyles } from '@material-ui/core/styles';
import type { ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    root: {
      // Material UI marks what has the focus with a faint ripple or shade: too little to find it by.
      '& :is(a, button, [role="button"], [role="tab"]):focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
        outlineOffset: -2,
      },
      '& :is(a:not([role="tab"]), span[role="button"]):focus-visible': {
        outlineOffset: 2,
      },
    },
  }),
  { name: 'ReadinessFocusRing' },
);

/** Everything in it shows plainly when it has the focus of the keyboard. */
export function FocusRing(props: { className?: string; children: ReactNode }) {
  const { className = '', children } = props;
  return <div className={`${useStyles().root} ${className}`}>{children}</div>;
}
