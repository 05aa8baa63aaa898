import { useCallback, useEffect, useState } from 'react';
import { type AttemptState, unjudged } from '../../domain/attempt.ts';
import { useActions } from '../../views/app-context.ts';
import type { AttemptBanks } from './use-banks.ts';

export type Judging =
  | { readonly status: 'done' }
  | { readonly status: 'judging' }
  | { readonly status: 'failed'; readonly retry: () => void };

/** Has a submitted mock judged as soon as it is looked at. A practice is judged question by question. */
export function useJudging(state: AttemptState): Judging {
  const { judgeNow } = useActions();
  const due = state.start.mode === 'mock' && state.submitted !== null && state.judgedAt === null;
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!due) return undefined;
    let wanted = true;
    judgeNow().catch(() => {
      if (wanted) setFailed(true);
    });
    return () => {
      wanted = false;
    };
  }, [due, round, judgeNow]);
  const retry = useCallback(() => {
    setFailed(false);
    setRound((n) => n + 1);
  }, []);
  if (!due) return { status: 'done' };
  return failed ? { status: 'failed', retry } : { status: 'judging' };
}

/** Judges what had no key when the mock was judged, as soon as its bank is there again. */
export function useLateJudging(state: AttemptState, banks: AttemptBanks): void {
  const { judgeNow } = useActions();
  const found =
    state.start.mode === 'mock' &&
    banks.settled &&
    unjudged(state).some((item) => banks.keyOf(item) && banks.questionOf(item));
  useEffect(() => {
    // If it cannot be written the save notice says so, and the result stays as it is shown.
    if (found) judgeNow().catch(() => undefined);
  }, [found, judgeNow]);
}
