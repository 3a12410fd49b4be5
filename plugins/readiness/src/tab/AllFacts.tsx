import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { useState } from 'react';
import { readinessApiRef } from '../api';
import { useRequest } from '../hooks/useRequest';
import { Loading, SkeletonLines } from '../states/Loading';
import { RequestFailed } from '../states/RequestFailed';
import { FactTable } from './FactTable';

/** Every fact known about the service, asked for when it is opened. */
export function AllFacts({ entityRef }: { entityRef: string }) {
  const api = useApi(readinessApiRef);
  const [open, setOpen] = useState(false);
  const facts = useRequest(
    entityRef,
    signal => api.listFacts(parseEntityRef(entityRef), { signal }),
    { enabled: open },
  );
  return (
    <Accordion
      square
      expanded={open}
      onChange={(_, expanded) => setOpen(expanded)}
      TransitionProps={{ unmountOnExit: true }}
    >
      <AccordionSummary
        id="readiness-facts"
        aria-controls="readiness-facts-detail"
        expandIcon={<ExpandMoreIcon />}
      >
        <Typography variant="h6" component="span">
          All facts
        </Typography>
      </AccordionSummary>
      <AccordionDetails id="readiness-facts-detail">
        {facts.error && (
          <RequestFailed
            error={facts.error}
            what="the facts of this service"
            retry={facts.retry}
          />
        )}
        {facts.loading && !facts.value && (
          <Loading what="facts">
            <SkeletonLines lines={4} />
          </Loading>
        )}
        {facts.value?.items.length === 0 && (
          <Typography variant="body2">
            No collector has reported a fact yet: see Sources on the Readiness
            page.
          </Typography>
        )}
        {facts.value && facts.value.items.length > 0 && (
          <FactTable facts={facts.value.items} label="All facts" />
        )}
      </AccordionDetails>
    </Accordion>
  );
}
