import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { CollectorView } from '@service-readiness/backstage-plugin-readiness-common';
import { Notice } from '../../states/Notice';
import { DataTable } from '../../visual/DataTable';
import { CollectorRow } from './CollectorRow';
import { StateLegend } from './StateLegend';

/** Every collector with its last run, and what the words for their states mean. */
export function CollectorTable(props: { collectors: CollectorView[] }) {
  const { collectors } = props;
  if (collectors.length === 0) {
    return (
      <Notice title="No collector is installed" role="status">
        Add a module with collectors to the backend; until then every check that
        reads a fact is unknown.
      </Notice>
    );
  }
  return (
    <>
      <DataTable label="Collectors" minWidth={920}>
        <TableHead>
          <TableRow>
            <TableCell scope="col">Collector</TableCell>
            <TableCell scope="col">State</TableCell>
            <TableCell scope="col">Last run</TableCell>
            <TableCell scope="col">Last success</TableCell>
            <TableCell scope="col">Next run</TableCell>
            <TableCell scope="col" align="right">
              Entities covered
            </TableCell>
            <TableCell scope="col" align="right">
              Failed
            </TableCell>
            <TableCell scope="col" align="right">
              Facts changed
            </TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {collectors.map(collector => (
            <CollectorRow key={collector.id} collector={collector} />
          ))}
        </TableBody>
      </DataTable>
      <StateLegend />
    </>
  );
}
