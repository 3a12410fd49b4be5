import { useApi } from '@backstage/core-plugin-api';
import Typography from '@material-ui/core/Typography';
import type {
  AttestBody,
  AttestResult,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { readinessApiRef } from '../api';
import { dayAfter } from '../format/dayAfter';
import { lastMomentOf } from '../format/lastMomentOf';
import { useNow } from '../hooks/useNow';
import { ActDialog } from './ActDialog';
import { EvidenceField } from './EvidenceField';
import { isEvidence } from './isEvidence';
import { missingOf } from './missingOf';
import { UntilField } from './UntilField';
import { Words } from './Words';

/** Somebody confirms what checks ask, of one service or of several at once. */
export function AttestDialog(props: {
  title: string;
  items: AttestBody['items'];
  /** The statements that are confirmed. */
  asks: string[];
  evidence: 'required' | 'optional';
  /** The longest that it may hold; unknown for several checks at once. */
  longestDays?: number;
  /** What was said the last time. */
  last?: { comment?: string; evidence?: string; days?: number };
  onDone(result: AttestResult): void;
  onConflict?(): void;
  onClose(): void;
}) {
  const { title, items, asks, longestDays, last, onDone, onClose } = props;
  const required = props.evidence === 'required';
  const api = useApi(readinessApiRef);
  const now = useNow();
  const [comment, setComment] = useState(last?.comment ?? '');
  const [evidence, setEvidence] = useState(last?.evidence ?? '');
  const [until, setUntil] = useState(() =>
    dayAfter(longestDays ?? last?.days ?? 90, now),
  );
  const act = async () => {
    const body = {
      ...{ items, comment: comment.trim() },
      evidence: evidence.trim() || undefined,
      expiresAt: lastMomentOf(until),
    };
    const result = await api.attest({ body });
    const [refused] = result.refused;
    // Of one alone there is nothing else to say.
    if (refused && items.length === 1) throw new Error(refused.error.message);
    onDone(result);
  };
  return (
    <ActDialog
      {...{ title, act, onClose, onConflict: props.onConflict }}
      verb="Attest"
      missing={missingOf([
        [comment.trim() !== '', 'Say what you looked at'],
        [
          isEvidence(evidence, required),
          'Evidence is an http or https address',
        ],
        [until !== '', 'Choose a day until which it holds'],
      ])}
    >
      <div>
        <Typography variant="body2">You confirm:</Typography>
        <ul>
          {asks.map(statement => (
            <li key={statement}>
              <Typography variant="body1" component="span">
                {statement}
              </Typography>
            </li>
          ))}
        </ul>
      </div>
      <Words
        label="What you looked at"
        value={comment}
        onChange={setComment}
        required
        first
      />
      <EvidenceField
        value={evidence}
        onChange={setEvidence}
        required={required}
      />
      <UntilField value={until} onChange={setUntil} longestDays={longestDays} />
    </ActDialog>
  );
}
