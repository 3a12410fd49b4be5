import { makeStyles } from '@material-ui/core/styles';

const useStyles = makeStyles(
  { root: { overflowWrap: 'anywhere', whiteSpace: 'pre-line' } },
  { name: 'ReadinessSaid' },
);

/**
 * What somebody wrote, in quotes, so that it is not taken for what the portal says; and isolated, so that a language
 * that is written from right to left does not turn the words beside it.
 */
export function Said({ children }: { children: string }) {
  return <bdi className={useStyles().root}>{`“${children}”`}</bdi>;
}
