import { useCallback, useEffect, useState } from 'react';
import type { AttemptState } from '../domain/attempt.ts';
import type { OpenProblem } from '../store/app-store.ts';
import { useApp, useAppState } from './app-context.ts';

export type OpenedAttempt =
  | { readonly status: 'loading' }
  | {
      readonly status: 'problem';
      /** `failed`: the browser's storage could not be read. */
      readonly problem: OpenProblem | 'failed';
      readonly retry: () => void;
    }
  | { readonly status: 'ready'; readonly state: AttemptState; readonly access: 'writer' | 'reader' };

/** Takes the attempt of the address in hand for as long as the screen is there. */
export function useAttempt(attempt: string): OpenedAttempt {
  const { store } = useApp();
  const active = useAppState((s) => (s.active?.state.id === attempt ? s.active : null));
  const openProblem = useAppState((s) => s.openProblem);
  const [tried, setTried] = useState<{ attempt: string; failed: boolean } | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let here = true;
    const letGo = () => {
      const { active: held, close } = store.getState();
      // A submitted attempt stays in hand: its result is the next screen. What the browser refused to write is
      // kept by the store, whatever is in hand.
      if (held?.state.id === attempt && held.state.submitted === null) close();
    };
    store
      .getState()
      .open(attempt)
      .then(
        () => (here ? setTried({ attempt, failed: false }) : letGo()),
        () => here && setTried({ attempt, failed: true }),
      );
    return () => {
      here = false;
      letGo();
    };
  }, [attempt, store, round]);
  const retry = useCallback(() => {
    setTried(null);
    setRound((n) => n + 1);
  }, []);
  if (active) return { status: 'ready', state: active.state, access: active.access };
  if (tried?.attempt !== attempt) return { status: 'loading' };
  if (tried.failed) return { status: 'problem', problem: 'failed', retry };
  return openProblem ? { status: 'problem', problem: openProblem, retry } : { status: 'loading' };
}
