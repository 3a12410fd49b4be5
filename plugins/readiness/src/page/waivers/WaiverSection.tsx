import { useApi } from '@backstage/core-plugin-api';
import { makeStyles } from '@material-ui/core/styles';
import Typography from '@material-ui/core/Typography';
import type { WaiverQuery } from '@service-readiness/backstage-plugin-readiness-common';
import { useEffect, useRef } from 'react';
import { readinessApiRef } from '../../api';
import { usePages } from '../../hooks/usePages';
import { ListState } from '../acts/ListState';
import { WaiverTable } from './WaiverTable';

const useStyles = makeStyles(
  theme => ({ root: { marginBottom: theme.spacing(4) } }),
  { name: 'ReadinessWaiverSection' },
);

/** Waivers in one state, what ends first first; those that run out soon stand apart. */
export function WaiverSection(props: {
  title: string;
  query: WaiverQuery;
  empty: { title: string; next?: string };
  /** Counts what was done on the page: any section may have changed. */
  done: number;
  onDone(said: string): void;
}) {
  const { title, query, empty, done, onDone } = props;
  const classes = useStyles();
  const api = useApi(readinessApiRef);
  const list = usePages(JSON.stringify(query), (cursor, signal) =>
    api.listWaivers({ query: { ...query, cursor } }, { signal }),
  );
  const { again } = list;
  const seen = useRef(done);
  useEffect(() => {
    if (seen.current !== done) again();
    seen.current = done;
  }, [done, again]);
  const lapsing = list.items?.filter(waiver => waiver.lapsing) ?? [];
  const others = list.items?.filter(waiver => !waiver.lapsing) ?? [];
  const shared = { onDone, onConflict: again };
  return (
    <>
      {lapsing.length > 0 && (
        <section className={classes.root} aria-label="Running out">
          <Typography variant="h6" component="h2">
            Running out
          </Typography>
          <WaiverTable
            label="Waivers that run out soon"
            waivers={lapsing}
            {...shared}
          />
        </section>
      )}
      <section className={classes.root} aria-label={title}>
        <Typography variant="h6" component="h2">
          {title}
        </Typography>
        <ListState what="the waivers" list={list} empty={empty}>
          {others.length > 0 && (
            <WaiverTable label={title} waivers={others} {...shared} />
          )}
          {others.length === 0 && (
            <Typography variant="body2">All of them run out soon.</Typography>
          )}
        </ListState>
      </section>
    </>
  );
}
