import { makeStyles } from '@material-ui/core/styles';
import type { DeliveryView } from '@service-readiness/backstage-plugin-readiness-common';
import { Fragment } from 'react';
import { useAddressFilters } from '../hooks/useAddressFilters';
import { FigureTile } from './FigureTile';
import { HowComputed } from './HowComputed';
import { mainFigures } from './words';

/** Five at most, and as many as fit. */
const fiveColumns =
  'repeat(auto-fit, minmax(min(100%, max(170px, calc((100% - 4 * 12px) / 5))), 1fr))';

const useStyles = makeStyles(
  {
    root: {
      display: 'grid',
      gridTemplateColumns: fiveColumns,
      // What is opened takes a row of its own; the figures after it fill the row above.
      gridAutoFlow: 'row dense',
      gap: 12,
    },
    explanation: { gridColumn: '1 / -1' },
  },
  { name: 'ReadinessFigureGrid' },
);

/** The five figures side by side; how one of them is computed opens beneath its row, and is in the address. */
export function FigureGrid({ view }: { view: DeliveryView }) {
  const classes = useStyles();
  const [{ figure: explained }, change] = useAddressFilters(['figure']);
  return (
    <div className={classes.root}>
      {mainFigures.map(id => {
        const figure = view.figures.find(candidate => candidate.id === id);
        if (!figure) return null;
        const explanationId = `readiness-figure-${id}`;
        return (
          <Fragment key={id}>
            <FigureTile
              figure={figure}
              windowDays={view.window.days}
              explained={explained === id}
              explanationId={explanationId}
              onExplain={() =>
                change({ figure: explained === id ? undefined : id })
              }
            />
            {explained === id && (
              <HowComputed
                figure={figure}
                view={view}
                id={explanationId}
                className={classes.explanation}
              />
            )}
          </Fragment>
        );
      })}
    </div>
  );
}
