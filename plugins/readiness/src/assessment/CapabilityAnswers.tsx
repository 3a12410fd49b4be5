import TableBody from '@material-ui/core/TableBody';
import TableCell from '@material-ui/core/TableCell';
import TableHead from '@material-ui/core/TableHead';
import TableRow from '@material-ui/core/TableRow';
import {
  capabilityQuestions,
  type CapabilitiesView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { DataTable } from '../visual/DataTable';
import { Said } from '../visual/Said';
import { replyWords } from './words';

/** Every question about the capabilities with what a good answer is, and what the team said. */
export function CapabilityAnswers(props: {
  answers: CapabilitiesView['answers'];
}) {
  return (
    <DataTable label="Answers about the capabilities" minWidth={560}>
      <TableHead>
        <TableRow>
          <TableCell scope="col">Question</TableCell>
          <TableCell scope="col">A good answer</TableCell>
          <TableCell scope="col">The team</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {capabilityQuestions.map(({ id, question, good }) => {
          const reply = props.answers.find(one => one.question === id);
          return (
            <TableRow key={id}>
              <TableCell component="th" scope="row">
                {question}
              </TableCell>
              <TableCell data-title="A good answer">{good}</TableCell>
              <TableCell data-title="The team">
                {reply ? replyWords[reply.answer].word : 'not answered'}
                {reply?.words && (
                  <>
                    : <Said>{reply.words}</Said>
                  </>
                )}
              </TableCell>
            </TableRow>
          );
        })}
      </TableBody>
    </DataTable>
  );
}
