import { useApi } from '@backstage/core-plugin-api';
import Checkbox from '@material-ui/core/Checkbox';
import FormControl from '@material-ui/core/FormControl';
import FormControlLabel from '@material-ui/core/FormControlLabel';
import FormGroup from '@material-ui/core/FormGroup';
import FormLabel from '@material-ui/core/FormLabel';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import type {
  CheckView,
  WaiverActView,
  WaiverView,
} from '@service-readiness/backstage-plugin-readiness-common';
import { useState } from 'react';
import { readinessApiRef } from '../api';
import { dayAfter } from '../format/dayAfter';
import { lastMomentOf } from '../format/lastMomentOf';
import { waiverReasonWords } from '../format/words';
import { useNow } from '../hooks/useNow';
import { ActDialog } from './ActDialog';
import { missingOf } from './missingOf';
import { UntilField } from './UntilField';
import { Words } from './Words';

type Reason = WaiverView['reason'];
const reasons = Object.keys(waiverReasonWords) as Reason[];

/** What is asked for as a rule; the longest is there to be chosen, not to be taken. */
const usualDays = 30;

/** Somebody of the service asks that checks may be missed until a day. */
export function WaiverDialog(props: {
  entityRef: string;
  /** Checks that can be waived: what is not met now. */
  checks: Pick<CheckView, 'id' | 'title'>[];
  preselected: string[];
  longestDays: number;
  /** The waiver that is to be prolonged. */
  renews?: string;
  onDone(answer: WaiverActView): void;
  onConflict?(): void;
  onClose(): void;
}) {
  const { entityRef, checks, longestDays, renews, onDone, onClose } = props;
  const api = useApi(readinessApiRef);
  const now = useNow();
  const [checkIds, setCheckIds] = useState(props.preselected);
  const [reason, setReason] = useState<Reason>();
  const [explanation, setExplanation] = useState('');
  const [measure, setMeasure] = useState('');
  const [until, setUntil] = useState(() =>
    dayAfter(Math.min(usualDays, longestDays), now),
  );
  // Whoever decides must know what it is that does the same.
  const isMeasureAsked = reason === 'compensated';
  const act = async () => {
    if (!reason) return;
    const body = {
      ...{ entityRef, checkIds, reason, renews },
      explanation: explanation.trim(),
      compensatingMeasure: measure.trim() || undefined,
      until: lastMomentOf(until),
    };
    onDone(await api.requestWaiver({ body }));
  };
  return (
    <ActDialog
      {...{ act, onClose, onConflict: props.onConflict }}
      title={renews ? 'Ask to prolong the waiver' : 'Ask for a waiver'}
      verb="Ask for it"
      missing={missingOf([
        [checkIds.length > 0, 'Choose a check at least'],
        [reason !== undefined, 'Choose a reason'],
        [explanation.trim() !== '', 'Explain it in a sentence'],
        [
          !isMeasureAsked || measure.trim() !== '',
          'Say what is done instead: it is the reason',
        ],
        [until !== '', 'Choose a day until which it holds'],
      ])}
    >
      <FormControl component="fieldset">
        <FormLabel component="legend">
          Checks that are not met until then
        </FormLabel>
        <FormGroup>
          {checks.map(({ id, title }) => (
            <FormControlLabel
              key={id}
              label={title}
              control={
                <Checkbox
                  size="small"
                  color="primary"
                  checked={checkIds.includes(id)}
                  onChange={(_, checked) =>
                    setCheckIds(last =>
                      checked ? [...last, id] : last.filter(c => c !== id),
                    )
                  }
                />
              }
            />
          ))}
        </FormGroup>
      </FormControl>
      <TextField
        select
        required
        id="readiness-waiver-reason"
        label="Reason"
        variant="outlined"
        size="small"
        value={reason ?? ''}
        onChange={event => setReason(event.target.value as Reason)}
      >
        {reasons.map(value => (
          <MenuItem key={value} value={value}>
            {waiverReasonWords[value]}
          </MenuItem>
        ))}
      </TextField>
      <Words
        label="Explanation"
        value={explanation}
        onChange={setExplanation}
        required
      />
      <Words
        label="What is done instead"
        value={measure}
        onChange={setMeasure}
        required={isMeasureAsked}
        helperText={`Until the checks are met${
          isMeasureAsked ? '' : '; may be left out'
        }`}
      />
      <UntilField value={until} onChange={setUntil} longestDays={longestDays} />
    </ActDialog>
  );
}
