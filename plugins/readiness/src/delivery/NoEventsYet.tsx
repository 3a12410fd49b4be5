import { stringifyEntityRef, type Entity } from '@backstage/catalog-model';
import { Link } from '@backstage/core-components';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import { useServicesHref } from '../hooks/useServicesHref';
import { Notice } from '../states/Notice';
import { MappingAnswerLine } from './MappingAnswerLine';

const useStyles = makeStyles(
  theme => ({
    steps: { maxWidth: 820, '& li': { marginBottom: theme.spacing(1) } },
    command: {
      whiteSpace: 'pre-wrap',
      overflowWrap: 'anywhere',
      padding: theme.spacing(1),
      border: `1px solid ${theme.palette.divider}`,
      borderRadius: theme.shape.borderRadius,
      fontSize: theme.typography.caption.fontSize,
    },
  }),
  { name: 'ReadinessNoEventsYet' },
);

const commandFor = (entityRef: string) =>
  [
    'curl "$READINESS_URL/api/readiness/delivery/deployments" \\',
    '  -H "Authorization: Bearer $READINESS_TOKEN" -H "Content-Type: application/json" \\',
    `  -d '{"id": "build-1", "entityRef": "${entityRef}", "version": "1.0.0"}'`,
  ].join('\n');

/** Nothing has come in yet: what to do so that something does. */
export function NoEventsYet({ entity }: { entity?: Entity }) {
  const classes = useStyles();
  const root = useServicesHref()();
  const entityRef = entity
    ? stringifyEntityRef(entity)
    : 'component:default/my-service';
  const whose = entity ? 'of this service ' : '';
  return (
    <>
      <Notice title={`No event ${whose}has come in yet`} role="status">
        Without deployments there is no figure: neither a good one nor a bad
        one.
      </Notice>
      <Typography variant="body2" component="ol" className={classes.steps}>
        <li>
          Have the pipeline say so when it has deployed:
          <pre className={classes.command}>{commandFor(entityRef)}</pre>
        </li>
        <li>
          Or connect what knows already: GitHub, GitLab, CDEvents, DevLake, or
          the git history with <code>readiness ingest git</code>. How is in{' '}
          <code>docs/delivery/send-events.md</code>.
        </li>
        <li>
          {root === undefined ? (
            'What came in and found no service'
          ) : (
            <Link to={`${root}/sources`} underline="always">
              What came in and found no service
            </Link>
          )}{' '}
          is listed with the sources, with the reason.
        </li>
      </Typography>
      {entity && <MappingAnswerLine entity={entity} />}
    </>
  );
}
