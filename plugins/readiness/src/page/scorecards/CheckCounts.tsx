import TableBody from '@material-ui/core/TableBody';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import type { ScorecardView } from '@service-readiness/backstage-plugin-readiness-common';
import type { ReactNode } from 'react';
import { DataTable } from '../../visual/DataTable';
import { OutcomeMark } from '../../visual/OutcomeMark';
import { SortableHeader } from '../../visual/SortableHeader';
import { CheckCountRow } from './CheckCountRow';
import { countedOutcomes } from './countedOutcomes';
import { sortChecks, type CheckOrder } from './sortChecks';
import { useCheckOrder } from './useCheckOrder';

interface Column {
  by: CheckOrder;
  header: ReactNode;
  /** Figures stand at the right, and the largest is asked for first. */
  figure?: boolean;
}

/** What holds services back comes before what describes the check. */
const columns: Column[] = [
  { by: 'title', header: 'Check' },
  { by: 'level', header: 'Level' },
  { by: 'blocks', header: 'Alone holds back' },
  ...countedOutcomes.map(outcome => ({
    by: outcome,
    header: <OutcomeMark outcome={outcome} wrap />,
    figure: true,
  })),
  { by: 'effort', header: 'Effort' },
  { by: 'category', header: 'Category' },
];

/** The checks of a scorecard, by rung or by what holds most services back. */
export function CheckCounts({ scorecard }: { scorecard: ScorecardView }) {
  const { title, checks } = scorecard;
  const { by, order, sort } = useCheckOrder();
  const mostBlocks = Math.max(1, ...checks.map(({ blocks }) => blocks));
  return (
    <DataTable label={`Checks of ${title}`} minWidth={880}>
      <TableHead>
        <TableRow>
          {columns.map(column => (
            <SortableHeader
              key={column.by}
              align={column.figure ? 'right' : undefined}
              order={column.by === by ? order : undefined}
              firstOrder={
                column.figure || column.by === 'blocks' ? 'desc' : 'asc'
              }
              onSort={next => sort(column.by, next)}
            >
              {column.header}
            </SortableHeader>
          ))}
        </TableRow>
      </TableHead>
      <TableBody>
        {sortChecks(checks, by, order).map(check => (
          <CheckCountRow
            key={check.id}
            scorecard={scorecard}
            check={check}
            mostBlocks={mostBlocks}
          />
        ))}
      </TableBody>
    </DataTable>
  );
}
