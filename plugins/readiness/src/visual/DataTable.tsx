import { makeStyles, useTheme } from '@material-ui/core/styles';
import Table from '@material-ui/core/Table';
import useMediaQuery from '@material-ui/core/useMediaQuery';
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
    // Where columns would leave the screen, every row is a block, and each figure carries the name of its column.
    stacked: {
      '&, & thead, & tbody': { display: 'block' },
      '& thead tr': {
        display: 'flex',
        flexWrap: 'wrap',
        alignItems: 'baseline',
        gap: theme.spacing(0, 3),
        padding: theme.spacing(0.5, 1.5),
        borderBottom: `1px solid ${theme.palette.divider}`,
      },
      '& thead th': { border: 0, padding: theme.spacing(0.5, 0) },
      // What cannot be ordered by is named in every row.
      '& thead th:not(:has([role="button"]))': {
        position: 'absolute',
        width: 1,
        height: 1,
        overflow: 'hidden',
        clip: 'rect(0 0 0 0)',
      },
      '& thead tr:not(:has([role="button"]))': { padding: 0, border: 0 },
      '& thead tr:has([role="button"])::before': {
        content: '"Order by"',
        color: theme.palette.text.secondary,
        padding: theme.spacing(0.5, 0),
        fontSize: theme.typography.caption.fontSize,
      },
      '& tbody tr': {
        display: 'grid',
        gridTemplateColumns: 'repeat(6, minmax(0, 1fr))',
        gap: theme.spacing(0.5, 1.5),
        padding: theme.spacing(1, 1.5),
      },
      '& tbody th, & tbody td': {
        border: 0,
        padding: 0,
        minWidth: 0,
        textAlign: 'left',
        whiteSpace: 'normal',
        gridColumn: 'span 3',
      },
      '& tbody [data-title]': { gridColumn: 'span 2' },
      '& tbody th, & tbody [colspan], & tbody [data-wide]': {
        gridColumn: '1 / -1',
      },
      '& tbody [data-title]::before': {
        content: 'attr(data-title)',
        display: 'block',
        color: theme.palette.text.secondary,
        fontSize: theme.typography.caption.fontSize,
      },
    },
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
 * too, and on a narrow screen its rows become blocks. For that, cells that do not speak for themselves have the name of
 * their column in `data-title`, and those with sentences in them are `data-wide`.
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
  const narrow = useMediaQuery(useTheme().breakpoints.down('xs'), {
    noSsr: true,
  });
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
        className={[
          classes.table,
          loading && classes.loading,
          narrow && classes.stacked,
        ]
          .filter(Boolean)
          .join(' ')}
        style={narrow ? undefined : { minWidth }}
      >
        {children}
      </Table>
    </div>
  );
}
