import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import {
  quickCheckQuestions,
  type Assessments,
  type QuickCheckMetric,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { ActDialog } from '../acts/ActDialog';
import { missingOf } from '../acts/missingOf';
import { readinessApiRef } from '../api';
import { SafeLink } from '../visual/SafeLink';
import { ChoiceField } from './ChoiceField';
import { PercentField } from './PercentField';
import { percentOf } from './percentOf';

/** Somebody answers the quick check for a team. What they do not answer is left out. */
export function QuickCheckDialog(props: {
  groupRef: string;
  title: string;
  onDone(assessments: Assessments): void;
  onClose(): void;
}) {
  const { groupRef, title, onDone, onClose } = props;
  const api = useApi(readinessApiRef);
  /** As it was written or chosen; a choice by its place. */
  const [drafts, setDrafts] = useState<
    Partial<Record<QuickCheckMetric, string>>
  >({});
  const answers = Object.fromEntries(
    quickCheckQuestions.map(({ metric }) => [
      metric,
      percentOf(drafts[metric] ?? ''),
    ]),
  );
  const values = Object.values(answers);
  const act = async () => {
    // What is wrong is never sent: `missing` says so before.
    const quickCheck = answers as Partial<Record<QuickCheckMetric, number>>;
    onDone(
      await api.assess({ ...parseEntityRef(groupRef), body: { quickCheck } }),
    );
  };
  return (
    <ActDialog
      title={`Quick check of ${title}`}
      verb="Answer"
      missing={missingOf([
        [!values.includes('wrong'), 'A percentage is a number from 0 to 100'],
        [
          values.some(value => value !== undefined),
          'Answer at least one question',
        ],
      ])}
      {...{ act, onClose }}
    >
      <Typography variant="body2">
        Think of the service that your team works on most. Leave open what you
        do not know: it counts for nothing. The questions are those of the{' '}
        <SafeLink url="https://dora.dev/quickcheck/">DORA quick check</SafeLink>
        .
      </Typography>
      {quickCheckQuestions.map(({ metric, ...question }) => {
        const draft = drafts[metric];
        const change = (value: string | undefined) =>
          setDrafts(last => ({ ...last, [metric]: value }));
        return question.answers ? (
          <ChoiceField
            key={metric}
            question={question.question}
            choices={question.answers.map((label, index) => ({
              value: String(index + 1),
              label,
            }))}
            value={draft}
            onChange={change}
          />
        ) : (
          <PercentField
            key={metric}
            title={question.title}
            question={question.question}
            value={draft ?? ''}
            onChange={change}
          />
        );
      })}
    </ActDialog>
  );
}
