import { parseEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import type { LevelView } from '@service-readiness/backstage-plugin-readiness-common';
import { useCallback, useEffect, useRef } from 'react';
import { readinessApiRef } from '../api';
import { useServiceCard } from '../card/useServiceCard';
import { useAskAgain } from '../hooks/useAskAgain';
import { useRequest } from '../hooks/useRequest';
import { useHistory } from './useHistory';

/** What the tab asks for: the card, one scorecard explained, and the history. */
export function useReadinessTab(entityRef: string, wanted?: string) {
  const api = useApi(readinessApiRef);
  const service = parseEntityRef(entityRef);
  const { card, refresh } = useServiceCard(entityRef);
  // With a scorecard in the address nothing waits for the card; one that is gone gives way to the first.
  const applying = card.value?.scorecards.map(({ id }) => id);
  const scorecardId =
    wanted && (!applying || applying.includes(wanted)) ? wanted : applying?.[0];
  const explanation = useRequest(
    `${entityRef} ${scorecardId}`,
    signal =>
      api.explainScorecard(
        { ...service, scorecardId: scorecardId ?? '' },
        { signal },
      ),
    { enabled: scorecardId !== undefined },
  );
  const history = useHistory(entityRef, scorecardId);

  const { retry: explainAgain } = explanation;
  const { readAgain: readHistoryAgain } = history;
  useEffect(() => {
    if (refresh.state !== 'done') return;
    explainAgain();
    readHistoryAgain();
  }, [refresh.state, explainAgain, readHistoryAgain]);

  useAskAgain(explainAgain);
  const changedAt = card.value?.scorecards.find(
    ({ id }) => id === scorecardId,
  )?.evaluatedAt;
  const known = useRef<{ key: string; changedAt: string }>();
  const key = `${entityRef} ${scorecardId}`;
  useEffect(() => {
    if (changedAt === undefined) return;
    const last = known.current;
    known.current = { key, changedAt };
    // Only then has it grown; read each minute, it would fold what the reader has opened.
    if (last?.key === key && last.changedAt !== changedAt) readHistoryAgain();
  }, [key, changedAt, readHistoryAgain]);

  const { replace, value: explained } = explanation;
  const { retry: readCardAgain } = card;
  const acted = useCallback(
    (levels?: LevelView[]) => {
      const level = levels?.find(
        l => l.scorecardId === explained?.scorecard.id,
      );
      // The answer to what was done says where the service stands; how the checks stand is asked for.
      if (level && explained) replace({ ...explained, level });
      readCardAgain();
      explainAgain();
      readHistoryAgain();
    },
    [explained, replace, readCardAgain, explainAgain, readHistoryAgain],
  );

  return { card, refresh, scorecardId, explanation, history, acted };
}
