import { useEffect, useState } from 'react';
import type { AttemptState } from '../domain/attempt.ts';
import type { OpenProblem } from '../store/app-store.ts';
import { useActions, useAppState } from './app-context.ts';

export type OpenedAttempt =
  | { readonly status: 'loading' }
  | { readonly status: 'problem'; readonly problem: OpenProblem }
  | { readonly status: 'ready'; readonly state: AttemptState; readonly access: 'writer' | 'reader' };

/** Puts an attempt in hand and shows it. */
export function useAttempt(attempt: string): OpenedAttempt {
  const { open } = useActions();
  const active = useAppState((s) => s.active);
  const openProblem = useAppState((s) => s.openProblem);
  const [tried, setTried] = useState<{ attempt: string; failed: boolean } | null>(null);
  useEffect(() => {
    let wanted = true;
    const done = (failed: boolean) => {
      if (wanted) setTried({ attempt, failed });
    };
    open(attempt).then(
      () => done(false),
      () => done(true),
    );
    return () => {
      wanted = false;
    };
  }, [attempt, open]);
  if (active?.state.id === attempt) return { status: 'ready', state: active.state, access: active.access };
  if (tried?.attempt !== attempt) return { status: 'loading' };
  if (tried.failed) return { status: 'problem', problem: 'unreadable' };
  return openProblem ? { status: 'problem', problem: openProblem } : { status: 'loading' };
}
