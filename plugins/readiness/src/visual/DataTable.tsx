import { makeStyles } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import { useEffect, useRef, useState, type ReactNode } from 'react';

const useStyles = makeStyles(
  theme => ({
    scroll: {
      overflowX: 'auto',
      // Hidden words are positioned absolutely; they scroll with the table instead of widening the page.
      position: 'relative',
      '&:focus-visible': {
        outline: `2px solid ${theme.palette.text.primary}`,
      },
    },
    table: {
      background: theme.palette.background.paper,
      // The theme breaks words anywhere and pads rows widely; figures are compared in dense rows of whole words.
      '& th, & td': {
        padding: theme.spacing(0.75, 1.5),
        lineHeight: 1.4,
        wordBreak: 'normal',
        overflowWrap: 'break-word',
        overflow: 'visible',
      },
      '& thead th': { verticalAlign: 'bottom' },
      // Room for the arrow of the order, which stands beside the words.
      '& thead th:last-child': { paddingRight: theme.spacing(3) },
      '& tbody th': { fontWeight: 'inherit' },
    },
    loading: { opacity: 0.6 },
  }),
  { name: 'ReadinessDataTable' },
);

/** Whether an element is wider than the room it has. */
function useOverflow() {
  const element = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current || typeof ResizeObserver === 'undefined') return undefined;
    const observer = new ResizeObserver(() =>
      setOverflows(current.scrollWidth > current.clientWidth),
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, []);
  return { element, overflows };
}

/**
 * A dense table that never widens the page: where there is too little room it scrolls by itself, with the keyboard
 * too.
 */
export function DataTable(props: {
  label: string;
  /** Below this width it scrolls instead of squeezing its columns. */
  minWidth: number;
  loading?: boolean;
  children: ReactNode;
}) {
  const { label, minWidth, loading, children } = props;
  const classes = useStyles();
  const { element, overflows } = useOverflow();
  const scrollable = overflows
    ? {
        tabIndex: 0,
        role: 'region',
        'aria-label': `${label}, scrolls sideways`,
      }
    : {};
  return (
    <div ref={element} className={classes.scroll} {...scrollable}>
      <Table
        size="small"
        aria-label={label}
        aria-busy={loading}
        className={`${classes.table} ${loading ? classes.loading : ''}`}
        style={{ minWidth }}
      >
        {children}
      </Table>
    </div>
  );
}
