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
import { WaivedNote } from '../../visual/WaivedNote';
import { Moved } from './Moved';

const useStyles = makeStyles(
  theme => ({
    // In one line where there is room, beneath the name where there is not.
    name: {
      display: 'flex',
      flexWrap: 'wrap',
      alignItems: 'baseline',
      columnGap: theme.spacing(1),
    },
    kind: { whiteSpace: 'nowrap' },
    service: { minWidth: 130 },
    text: { minWidth: 150 },
    figure: { fontVariantNumeric: 'tabular-nums', whiteSpace: 'nowrap' },
  }),
  { name: 'ReadinessServiceRow' },
);

function LevelCell(props: { service: ServiceSummary; scorecardId?: string }) {
  const { service, scorecardId } = props;
  const { entityRef, level } = service;
  const tabHref = useReadinessTabHref();
  if (!level) return <>not evaluated</>;
  return (
    <>
      <Link to={tabHref(entityRef, { scorecard: scorecardId })}>
        <LevelLadder
          level={level.level}
          name={level.name}
          highest={level.highest}
        />
      </Link>
      {level.waived > 0 && (
        <Typography variant="caption" component="div">
          <WaivedNote level={level} />
        </Typography>
      )}
      {level.unverifiedSince && (
        <Typography variant="caption" component="div">
          unverified since {formatDay(level.unverifiedSince)}
        </Typography>
      )}
    </>
  );
}

/** Why no step is named. */
function nothingNext(level: ServiceSummary['level']): string {
  if (!level) return '–';
  return level.level === level.highest
    ? 'highest level reached'
    : 'nothing is open';
}

function NextStepCell(props: {
  service: ServiceSummary;
  scorecardId?: string;
}) {
  const { service, scorecardId } = props;
  const { entityRef, level, nextStep } = service;
  const tabHref = useReadinessTabHref();
  if (!nextStep) return <>{nothingNext(level)}</>;
  return (
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
  );
}

/** Most services are in production; what is not says so. */
function kindOf({ type, lifecycle }: ServiceSummary): string {
  const unusual = lifecycle === 'production' ? undefined : lifecycle;
  return [type, unusual].filter(Boolean).join(' · ');
}

/** One service: where it stands, what is next, who, and what moved. */
export function ServiceRow(props: {
  service: ServiceSummary;
  scorecardId?: string;
}) {
  const { service, scorecardId } = props;
  const { entityRef, level, tier } = service;
  const classes = useStyles();
  return (
    <TableRow hover>
      <TableCell
        component="th"
        role="rowheader"
        scope="row"
        className={classes.service}
      >
        <div className={classes.name}>
          <EntityRefLink entityRef={entityRef}>{service.title}</EntityRefLink>
          <Typography
            variant="caption"
            color="textSecondary"
            className={classes.kind}
          >
            {kindOf(service)}
          </Typography>
        </div>
      </TableCell>
      <TableCell className={classes.figure}>
        <LevelCell service={service} scorecardId={scorecardId} />
      </TableCell>
      <TableCell className={classes.text}>
        <NextStepCell service={service} scorecardId={scorecardId} />
      </TableCell>
      <TableCell className={classes.text} data-title="Owner">
        <OwnerLine owner={service.owner} column />
      </TableCell>
      <TableCell className={classes.figure} data-title="Tier">
        {tier.value}
        {!tier.declared && ' (assumed)'}
      </TableCell>
      <TableCell className={classes.figure} data-title="Moved">
        {level ? <Moved moved={service.movedTo} /> : '–'}
      </TableCell>
    </TableRow>
  );
}
