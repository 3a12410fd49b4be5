import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { WaiverView } from '@service-readiness/backstage-plugin-readiness-common';
import { DataTable } from '../../visual/DataTable';
import { VisuallyHidden } from '../../visual/VisuallyHidden';
import { WaiverRow } from './WaiverRow';

/** Waivers of one state. */
export function WaiverTable(props: {
  label: string;
  waivers: WaiverView[];
  onDone(said: string): void;
  onConflict(): void;
}) {
  const { label, waivers, onDone, onConflict } = props;
  return (
    <DataTable label={label} minWidth={860}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">Service</TableCell>
          <TableCell scope="col">Checks</TableCell>
          <TableCell scope="col">Why</TableCell>
          <TableCell scope="col">State</TableCell>
          <TableCell scope="col">
            <VisuallyHidden>What you can do</VisuallyHidden>
          </TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {waivers.map(waiver => (
          <WaiverRow key={waiver.id} {...{ waiver, onDone, onConflict }} />
        ))}
      </TableBody>
    </DataTable>
  );
}
