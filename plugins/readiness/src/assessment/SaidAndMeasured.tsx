import { makeStyles } from '@material-ui/core/styles';
import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  quickCheckFigures,
  quickCheckMetrics,
  type Band,
  type DeliveryView,
  type QuickCheckView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { Fragment } from 'react';
import { BandMark } from '../delivery/BandMark';
import { figureWords } from '../delivery/words';
import { formatFigure } from '../format/formatFigure';
import { hatched } from '../visual/colours';
import { DataTable } from '../visual/DataTable';
import { answerWords } from './answerWords';
import { comparisonWords } from './comparisonWords';
import { measuredOf, type Measured } from './measuredOf';

const useStyles = makeStyles(
  theme => ({
    value: { fontWeight: 'bold', fontVariantNumeric: 'tabular-nums' },
    bands: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'center',
      gap: theme.spacing(0, 1),
    },
    absent: {
      paddingLeft: theme.spacing(2),
      backgroundImage: hatched(theme),
      backgroundSize: '8px 100%',
      backgroundRepeat: 'no-repeat',
    },
  }),
  { name: 'ReadinessSaidAndMeasured' },
);

type Answer = QuickCheckView['answers'][number];

function Bands({ bands }: { bands: readonly Band[] }) {
  return (
    <div className={useStyles().bands}>
      {bands.map((band, index) => (
        <Fragment key={band}>
          {index > 0 && 'or'}
          <BandMark band={band} />
        </Fragment>
      ))}
    </div>
  );
}

function Said({ answer }: { answer: Answer | undefined }) {
  const classes = useStyles();
  if (!answer) return <div className={classes.absent}>not answered</div>;
  return (
    <>
      <div className={classes.value}>
        {answerWords(answer.metric, answer.answer)}
      </div>
      <Bands bands={answer.bands} />
    </>
  );
}

function MeasuredFigure(props: {
  figure: Measured | undefined;
  /** Why there is no figure at all. */
  absent: string;
}) {
  const { figure, absent } = props;
  const classes = useStyles();
  if (!figure || figure.value === undefined) {
    return (
      <div className={classes.absent}>
        {figure ? 'no data' : absent}
        {figure?.noData && <div>{figure.noData}</div>}
      </div>
    );
  }
  return (
    <>
      <div className={classes.value}>
        {formatFigure(figure.value, figure.unit)}
      </div>
      {figure.isMiddle && <div>its service in the middle</div>}
      {figure.band && <Bands bands={[figure.band]} />}
    </>
  );
}

/** What a team says about each figure, and what was measured of it. */
export function SaidAndMeasured(props: {
  answers: readonly Answer[];
  measured: DeliveryView | undefined;
  /** Why nothing measured is there. */
  absent: string;
}) {
  const { answers, measured, absent } = props;
  return (
    <DataTable label="What the team says and what was measured" minWidth={560}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">Figure</TableCell>
          <TableCell scope="col">What the team says</TableCell>
          <TableCell scope="col">
            What was measured
            {measured && ` in ${measured.window.days} days`}
          </TableCell>
          <TableCell scope="col">Beside each other</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {quickCheckMetrics.map(metric => {
          const id = quickCheckFigures[metric];
          const answer = answers.find(one => one.metric === metric);
          const figure = measured && measuredOf(measured, id);
          const words = comparisonWords(metric, answer?.answer, figure?.value);
          return (
            <TableRow key={metric}>
              <TableCell component="th" scope="row">
                {figureWords[id].title}
              </TableCell>
              <TableCell data-title="What the team says">
                <Said answer={answer} />
              </TableCell>
              <TableCell data-title="What was measured">
                <MeasuredFigure figure={figure} absent={absent} />
              </TableCell>
              <TableCell data-title="Beside each other" data-wide>
                {words || 'Nothing to compare.'}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </DataTable>
  );
}
