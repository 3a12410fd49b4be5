import {
  ANNOTATION_SOURCE_LOCATION,
  type Entity,
} from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import { readinessApiRef } from '../api';
import { asSentence } from '../format/asSentence';
import { useRequest } from '../hooks/useRequest';

/** What events would name: the repository where the catalog says it, else the service. */
function questionOf(entity: Entity) {
  const repository = entity.metadata.annotations?.[
    ANNOTATION_SOURCE_LOCATION
  ]?.replace(/^url:/, '');
  return repository
    ? { query: { repository }, about: `Events of ${repository}` }
    : {
        query: { service: entity.metadata.name },
        about: `Events that name “${entity.metadata.name}”`,
      };
}

/** What the mapping says today to an event of this service. Nothing where it cannot be asked: it is only a hint. */
export function MappingAnswerLine({ entity }: { entity: Entity }) {
  const api = useApi(readinessApiRef);
  const { query, about } = questionOf(entity);
  const answer = useRequest(JSON.stringify(query), signal =>
    api.testMapping({ query }, { signal }),
  );
  if (!answer.value) return null;
  return (
    <Typography variant="body2" component="p">
      {about}: {asSentence(answer.value.because)}
    </Typography>
  );
}
