import Typography from '@material-ui/core/Typography';
import type { EventSourceList } from '@service-readiness/backstage-plugin-readiness-common';

/** In which order it is decided for what an event is. */
export function MappingRules(props: { mapping: EventSourceList['mapping'] }) {
  const { mapping } = props;
  return (
    <>
      <Typography variant="subtitle1" component="h3">
        For which service an event is
      </Typography>
      {mapping.length === 0 ? (
        <Typography variant="body2">
          No rule is told: only what names its service finds it.
        </Typography>
      ) : (
        <Typography variant="body2" component="div">
          The first that fits decides.
          <ol aria-label="Rules of the mapping">
            {mapping.map(({ rule, entities }) => (
              <li key={`${rule} ${entities}`}>
                {rule} → {entities}
              </li>
            ))}
          </ol>
        </Typography>
      )}
    </>
  );
}
