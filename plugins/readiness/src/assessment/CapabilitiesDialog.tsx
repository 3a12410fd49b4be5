import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  capabilityAnswers,
  capabilityQuestions,
  type Assessments,
  type CapabilityReply,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { ActDialog } from '../acts/ActDialog';
import { missingOf } from '../acts/missingOf';
import { Words } from '../acts/Words';
import { readinessApiRef } from '../api';
import { ChoiceField } from './ChoiceField';
import { capabilityWords, replyWords } from './words';

const choices = capabilityAnswers.map(value => ({
  value,
  label: replyWords[value].choice,
}));

/** Somebody answers the questions about the four capabilities for a team. */
export function CapabilitiesDialog(props: {
  groupRef: string;
  title: string;
  onDone(assessments: Assessments): void;
  onClose(): void;
}) {
  const { groupRef, title, onDone, onClose } = props;
  const api = useApi(readinessApiRef);
  const [replies, setReplies] = useState<
    Record<string, CapabilityReply | undefined>
  >({});
  const change = (id: string, reply: CapabilityReply | undefined) =>
    setReplies(last => ({ ...last, [id]: reply }));
  const act = async () => {
    const capabilities = Object.fromEntries(
      Object.entries(replies).flatMap(([id, reply]) =>
        reply
          ? [[id, { ...reply, words: reply.words?.trim() || undefined }]]
          : [],
      ),
    );
    onDone(
      await api.assess({ ...parseEntityRef(groupRef), body: { capabilities } }),
    );
  };
  return (
    <ActDialog
      title={`Capabilities of ${title}`}
      verb="Answer"
      missing={missingOf([
        [
          Object.values(replies).some(reply => reply),
          'Answer at least one question',
        ],
      ])}
      {...{ act, onClose }}
    >
      <Typography variant="body2">
        Beneath each question stands what a good answer is. What you do not know
        counts in neither direction.
      </Typography>
      {capabilityQuestions.map(({ id, capability, question, good }, index) => {
        const reply = replies[id];
        const isFirst =
          capabilityQuestions[index - 1]?.capability !== capability;
        return (
          <div key={id}>
            {isFirst && (
              <Typography variant="subtitle1" component="h3" gutterBottom>
                {capabilityWords[capability]}
              </Typography>
            )}
            <ChoiceField
              question={question}
              hint={`Good: ${good}`}
              choices={choices}
              row
              value={reply?.answer}
              onChange={answer =>
                change(id, answer && { words: reply?.words, answer })
              }
            >
              {reply && (
                <Words
                  label="In your words, if you like"
                  about={question}
                  value={reply.words ?? ''}
                  onChange={words => change(id, { ...reply, words })}
                />
              )}
            </ChoiceField>
          </div>
        );
      })}
    </ActDialog>
  );
}
