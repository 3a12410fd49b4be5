import { useApi } from '@backstage/core-plugin-api';
import Button from '@material-ui/core/Button';
import { makeStyles } from '@material-ui/core/styles';
import TextField from '@material-ui/core/TextField';
import Typography from '@material-ui/core/Typography';
import type {
  MappingAnswer,
  MappingQuery,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useState, type FormEvent } from 'react';
import { readinessApiRef } from '../../api';
import { asSentence } from '../../format/asSentence';
import { useRequest } from '../../hooks/useRequest';
import { FilterBar } from '../../page/acts/FilterBar';
import { RequestFailed } from '../../states/RequestFailed';
import { RefLink } from '../../visual/RefLink';

const useStyles = makeStyles(
  { button: { textTransform: 'none', alignSelf: 'center' } },
  { name: 'ReadinessMappingForm' },
);

const fields = [
  ['repository', 'Repository (web address)'],
  ['environment', 'Environment'],
  ['service', 'Service, as the source calls it'],
] as const;

function Answer({ answer }: { answer: MappingAnswer }) {
  const { entityRefs, because, production } = answer;
  return (
    <Typography variant="body2" component="div">
      {entityRefs.length === 0 ? (
        <b>No service.</b>
      ) : (
        <b>
          {entityRefs.map((entityRef, index) => (
            <span key={entityRef}>
              {index > 0 && ', '}
              <RefLink entityRef={entityRef} />
            </span>
          ))}
          .
        </b>
      )}{' '}
      {asSentence(because)}
      {production !== undefined &&
        (production
          ? ' The environment counts as production.'
          : ' The environment does not count as production: no figure is computed from it.')}
    </Typography>
  );
}

/** Tries the mapping on an event that has not come. */
export function MappingForm() {
  const classes = useStyles();
  const api = useApi(readinessApiRef);
  const [typed, setTyped] = useState<MappingQuery>({});
  const [asked, setAsked] = useState<MappingQuery>();
  const answer = useRequest(
    JSON.stringify(asked ?? {}),
    signal => api.testMapping({ query: asked }, { signal }),
    { enabled: asked !== undefined },
  );
  const ask = (event: FormEvent) => {
    event.preventDefault();
    const given = Object.entries(typed).filter(([, value]) => value.trim());
    setAsked(Object.fromEntries(given));
  };
  return (
    <form onSubmit={ask} aria-label="Where would this event go?">
      <Typography variant="subtitle1" component="h3" gutterBottom>
        Where would this event go?
      </Typography>
      <FilterBar label="An event">
        {fields.map(([name, label]) => (
          <TextField
            key={name}
            fullWidth
            size="small"
            variant="outlined"
            id={`readiness-mapping-${name}`}
            label={label}
            value={typed[name] ?? ''}
            onChange={event =>
              setTyped(last => ({ ...last, [name]: event.target.value }))
            }
          />
        ))}
        <Button
          type="submit"
          size="small"
          variant="outlined"
          className={classes.button}
        >
          Say where it goes
        </Button>
      </FilterBar>
      <div role="status">
        {answer.loading && 'Looking…'}
        {answer.value && <Answer answer={answer.value} />}
      </div>
      {answer.error && (
        <RequestFailed
          error={answer.error}
          what="the answer of the mapping"
          retry={answer.retry}
        />
      )}
    </form>
  );
}
