import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { CheckView } from '@service-readiness/backstage-plugin-readiness-common';
import { useContext, type ReactNode } from 'react';
import { ActsContext } from '../acts/ActsContext';
import { AttestationPart } from '../acts/AttestationPart';
import { FactDisputes } from '../acts/FactDisputes';
import { useCheckRecord } from '../acts/useCheckRecord';
import { WaiverPart } from '../acts/WaiverPart';
import { asSentence } from '../format/asSentence';
import { formatDay } from '../format/formatDay';
import { effortWords } from '../format/words';
import { Loading, SkeletonLines } from '../states/Loading';
import { PartFailed } from '../states/PartFailed';
import { Age } from '../visual/Age';
import { OutcomeMark } from '../visual/OutcomeMark';
import { RefLink } from '../visual/RefLink';
import { TextWithLinks } from '../visual/TextWithLinks';
import { CheckHistory } from './CheckHistory';
import { FactCourse } from './FactCourse';
import { FactTable } from './FactTable';
import { seriesOfFact } from './seriesOfFact';
import { whatEndsUnknown } from './whatEndsUnknown';

const useStyles = makeStyles(
  theme => ({
    root: { width: '100%', minWidth: 0, overflowWrap: 'anywhere' },
    said: {
      fontWeight: 'bold',
      '&:not(:empty)': {
        borderLeft: `4px solid ${theme.palette.primary.main}`,
        padding: theme.spacing(0.5, 1),
        marginBottom: theme.spacing(1.5),
      },
    },
    part: { marginBottom: theme.spacing(1.5) },
    title: { fontWeight: 'bold' },
    text: { whiteSpace: 'pre-line' },
    code: {
      display: 'block',
      whiteSpace: 'pre-wrap',
      fontFamily: 'monospace',
      padding: theme.spacing(1),
      border: `1px solid ${theme.palette.divider}`,
    },
    clauses: { listStyle: 'none', margin: 0, padding: 0 },
    decided: { fontWeight: 'bold' },
  }),
  { name: 'ReadinessCheckDetail' },
);

function Part(props: { title: string; children: ReactNode }) {
  const classes = useStyles();
  return (
    <section className={classes.part}>
      <Typography variant="subtitle2" component="h5" className={classes.title}>
        {props.title}
      </Typography>
      <Typography variant="body2" component="div" className={classes.text}>
        {props.children}
      </Typography>
    </section>
  );
}

function Clauses(props: { clauses: CheckView['clauses']; decide: boolean }) {
  const { clauses, decide } = props;
  const classes = useStyles();
  return (
    <ul className={classes.clauses}>
      {clauses.map(clause => (
        <li key={clause.text}>
          <OutcomeMark outcome={clause.outcome} />{' '}
          <code
            className={decide && clause.decided ? classes.decided : undefined}
          >
            {clause.text}
          </code>
          {decide && clause.decided && ' — this decided'}
        </li>
      ))}
    </ul>
  );
}

/** A check in full: what to do first if it is open, then why, on which facts, and by which rule. */
export function CheckDetail(props: {
  check: CheckView;
  entityRef: string;
  scorecardId: string;
}) {
  const { check, entityRef, scorecardId } = props;
  const classes = useStyles();
  const record = useCheckRecord(entityRef, check);
  const said = useContext(ActsContext)?.said;
  const failing = check.outcome === 'fail';
  /** Somebody's word decided, because the facts were silent. */
  const isAttested = Boolean(
    check.attestation?.decides && check.attestation.attested,
  );
  const concernsWaivers =
    failing ||
    check.outcome === 'unknown' ||
    check.waived !== undefined ||
    record.value?.waivers.some(({ state }) => state === 'requested');
  const fix = (
    <Part title={failing ? 'What to do' : 'What to do should it fail'}>
      <TextWithLinks text={asSentence(check.fix)} />{' '}
      {`Takes ${effortWords[check.effort]}.`}
    </Part>
  );
  return (
    <div className={classes.root}>
      <Typography
        variant="body2"
        component="div"
        role="status"
        className={classes.said}
      >
        {said?.checkId === check.id && said.words}
      </Typography>
      {failing && fix}
      {check.outcome === 'unknown' && (
        <Part title="What to do first">
          {whatEndsUnknown(check).map(step => (
            <div key={step}>
              <TextWithLinks text={asSentence(step)} />
            </div>
          ))}
        </Part>
      )}
      <Part title="Why this outcome">
        <TextWithLinks text={asSentence(check.because)} />{' '}
        <Age
          at={check.since}
          prefix={check.firstEvaluated ? 'First evaluated' : 'Since'}
        />
        .
        {check.unverifiedSince &&
          ` It passed until its source fell silent on ${formatDay(
            check.unverifiedSince,
          )}; the level stays.`}
        {check.countsFrom &&
          ` It does not count before ${formatDay(check.countsFrom)}.`}
      </Part>
      {check.attestation && (
        <Part title="Attestation">
          <AttestationPart
            check={check}
            attestation={check.attestation}
            standing={record.value?.attestations.find(
              ({ id }) => id === check.attestation?.attested?.id,
            )}
          />
        </Part>
      )}
      {concernsWaivers && (
        <Part title="Waiver">
          {record.value || record.error ? (
            <WaiverPart check={check} waivers={record.value?.waivers ?? []} />
          ) : (
            <Loading what="waivers">
              <SkeletonLines lines={1} />
            </Loading>
          )}
        </Part>
      )}
      {record.error && (
        <PartFailed error={record.error} what="what people did about it" />
      )}
      {check.clauses.length > 0 && (
        <Part title={isAttested ? 'What the facts say' : 'What decided'}>
          <Clauses clauses={check.clauses} decide={!isAttested} />
        </Part>
      )}
      <Part title="Facts it read">
        {check.facts.length > 0 ? (
          <FactTable
            facts={check.facts}
            label={`Facts of ${check.title}`}
            course={fact => {
              const series = seriesOfFact(
                fact,
                check.facts,
                record.value?.series ?? [],
              );
              return series && <FactCourse {...{ series, fact }} />;
            }}
            remarks={fact => (
              <FactDisputes
                check={check}
                fact={fact}
                disputes={record.value?.disputes ?? []}
              />
            )}
          />
        ) : (
          'It reads only the catalog’s description of the service.'
        )}
      </Part>
      <Part title="Why it matters">
        <TextWithLinks text={check.why} />
      </Part>
      <Part title="What it brings">
        <TextWithLinks text={check.businessOutcome} />
      </Part>
      {!failing && fix}
      <Part title="What changed">
        <CheckHistory
          check={check}
          entityRef={entityRef}
          scorecardId={scorecardId}
        />
      </Part>
      <Part title="Rule">
        {check.rule !== undefined && (
          <code className={classes.code}>{check.rule}</code>
        )}
        Owned by <RefLink entityRef={check.owner} defaultKind="group" />
      </Part>
    </div>
  );
}
