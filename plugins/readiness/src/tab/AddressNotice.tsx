import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import {
  nearestName,
  type ScorecardExplanation,
  type ServiceCard,
} from '@service-readiness/backstage-plugin-readiness-common';
import { Notice } from '../states/Notice';
import type { ChangeSelection, TabSelection } from './useTabSelection';

const useStyles = makeStyles(
  { mend: { textTransform: 'none' } },
  {
    name: 'ReadinessAddressNotice',
  },
);

/** Longer names are no names; they are not quoted whole. */
const longestQuote = 60;

function Mistake(props: {
  /** What the address names, in words. */
  what: string;
  name: string;
  known: readonly string[];
  onChange(name: string | undefined): void;
}) {
  const { what, name, known, onChange } = props;
  const classes = useStyles();
  const nearest = nearestName(name, known);
  return (
    <Notice
      title={`The address names ${what} “${name.slice(
        0,
        longestQuote,
      )}”, which this service does not have`}
      role="alert"
    >
      {nearest && (
        <Button
          size="small"
          variant="outlined"
          className={classes.mend}
          onClick={() => onChange(nearest)}
        >
          Use “{nearest}”
        </Button>
      )}{' '}
      <Button
        size="small"
        variant="outlined"
        className={classes.mend}
        onClick={() => onChange(undefined)}
      >
        Take it out of the address
      </Button>
    </Notice>
  );
}

/** Says what of the address is not there, beside what is shown instead. Nothing when all of it is. */
export function AddressNotice(props: {
  selection: TabSelection;
  explanation: ScorecardExplanation;
  /** Unknown until they are loaded. */
  scorecards?: ServiceCard['scorecards'];
  onChange: ChangeSelection;
}) {
  const { selection, explanation, scorecards, onChange } = props;
  const { scorecard, check } = selection;
  const ids = scorecards?.map(({ id }) => id);
  const checkIds = explanation.checks.map(({ id }) => id);
  return (
    <>
      {scorecard !== undefined && ids && !ids.includes(scorecard) && (
        <Mistake
          what="a scorecard"
          name={scorecard}
          known={ids}
          onChange={name => onChange({ scorecard: name })}
        />
      )}
      {check !== undefined && !checkIds.includes(check) && (
        <Mistake
          what="a check"
          name={check}
          known={checkIds}
          onChange={name => onChange({ check: name, rung: undefined })}
        />
      )}
    </>
  );
}
