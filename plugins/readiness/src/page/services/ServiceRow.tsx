import { Link } from '@backstage/core-components';
import { EntityRefLink } from '@backstage/plugin-catalog-react';
import { makeStyles } from '@material-ui/core/styles';
import TableCell from '@material-ui/core/TableCell';
import TableRow from '@material-ui/core/TableRow';
import Typography from '@material-ui/core/Typography';
import type { ServiceSummary } from '@service-readiness/backstage-plugin-readiness-common';
import { formatDay } from '../../format/formatDay';
import { useReadinessTabHref } from '../../hooks/useReadinessTabHref';
import { LevelLadder } from '../../visual/LevelLadder';
import { OutcomeMark } from '../../visual/OutcomeMark';
import { OwnerLine } from '../../visual/OwnerLine';
import { Moved } from './Moved';

const useStyles = makeStyles(
  {
    text: { overflowWrap: 'break-word', minWidth: 160 },
    figure: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  },
  { name: 'ReadinessServiceRow' },
);

/** One service: who, where it stands, what moved, what is next. */
export function ServiceRow(props: {
  service: ServiceSummary;
  scorecardId?: string;
}) {
  const { service, scorecardId } = props;
  const { entityRef, level, nextStep, tier } = service;
  const classes = useStyles();
  const tabHref = useReadinessTabHref();
  return (
    <TableRow hover>
      <TableCell
        component="th"
        role="rowheader"
        scope="row"
        className={classes.text}
      >
        <EntityRefLink entityRef={entityRef}>{service.title}</EntityRefLink>
        <Typography variant="caption" component="div" color="textSecondary">
          {[service.type, service.lifecycle].filter(Boolean).join(' · ')}
        </Typography>
      </TableCell>
      <TableCell className={classes.text}>
        <OwnerLine owner={service.owner} />
      </TableCell>
      <TableCell className={classes.figure}>
        {tier.value}
        {!tier.declared && ' (assumed)'}
      </TableCell>
      <TableCell className={classes.figure}>
        {level ? (
          <>
            <Link to={tabHref(entityRef, { scorecard: scorecardId })}>
              <LevelLadder
                level={level.level}
                name={level.name}
                highest={level.highest}
              />
            </Link>
            {level.unverifiedSince && (
              <Typography variant="caption" component="div">
                unverified since {formatDay(level.unverifiedSince)}
              </Typography>
            )}
          </>
        ) : (
          'not evaluated'
        )}
      </TableCell>
      <TableCell className={classes.figure}>
        {level ? <Moved moved={service.movedTo} /> : '–'}
      </TableCell>
      <TableCell className={classes.text}>
        {nextStep && (
          <>
            <OutcomeMark outcome={nextStep.outcome} hideWord />{' '}
            <Link
              to={tabHref(entityRef, {
                scorecard: scorecardId,
                check: nextStep.checkId,
              })}
            >
              {nextStep.title}
            </Link>
          </>
        )}
        {!nextStep && level && 'nothing is open'}
      </TableCell>
    </TableRow>
  );
}
