import { useCallback, useEffect, useState } from 'react';
import type { BankIndex } from '../content/library.ts';
import type { QuestionProgress } from '../domain/progress.ts';
import { useApp } from './app-context.ts';

/** What papers and practices are made of: every question there is, and what the learner has met. */
export type Material =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly retry: () => void }
  | {
      readonly status: 'ready';
      readonly index: BankIndex;
      readonly progress: ReadonlyMap<string, QuestionProgress>;
      readonly banks: readonly { readonly id: string; readonly title: string }[];
      /** For banks that failed; what is here stays until they have come. */
      readonly retry: () => void;
    };

export type ReadyMaterial = Extract<Material, { status: 'ready' }>;

export function useMaterial(): Material {
  const { library, store } = useApp();
  const [found, setFound] = useState<Omit<ReadyMaterial, 'retry'> | 'loading' | 'failed'>('loading');
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    Promise.all([library.index(), store.getState().progress(), library.summaries()]).then(
      ([index, progress, banks]) => wanted && setFound({ status: 'ready', index, progress, banks }),
      () => wanted && setFound('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [library, store, round]);
  const retry = useCallback(() => {
    setFound((before) => (before === 'failed' || !hasQuestions(before) ? 'loading' : before));
    setRound((n) => n + 1);
  }, []);
  if (found === 'loading') return { status: 'loading' };
  return found === 'failed' ? { status: 'failed', retry } : { ...found, retry };
}

const hasQuestions = (found: Omit<ReadyMaterial, 'retry'> | 'loading') =>
  found !== 'loading' && found.index.questions.length > 0;
