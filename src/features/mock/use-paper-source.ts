import { useCallback, useEffect, useState } from 'react';
import type { BankIndex } from '../../content/library.ts';
import type { QuestionProgress } from '../../domain/progress.ts';
import { useApp } from '../../views/app-context.ts';

/** What a paper is drawn from: every question there is, and what the learner has met. */
export type PaperSource =
  | { readonly status: 'loading' }
  | { readonly status: 'failed'; readonly retry: () => void }
  | {
      readonly status: 'ready';
      readonly index: BankIndex;
      readonly progress: ReadonlyMap<string, QuestionProgress>;
    };

export function usePaperSource(): PaperSource {
  const { library, store } = useApp();
  const [source, setSource] = useState<Exclude<PaperSource, { status: 'failed' }> | 'failed'>({
    status: 'loading',
  });
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    Promise.all([library.index(), store.getState().progress()]).then(
      ([index, progress]) => {
        if (!wanted) return;
        // Nothing at all, because nothing came: that is a failure, not an empty bank.
        const lost = index.questions.length === 0 && index.failures.length > 0;
        setSource(lost ? 'failed' : { status: 'ready', index, progress });
      },
      () => wanted && setSource('failed'),
    );
    return () => {
      wanted = false;
    };
  }, [library, store, round]);
  const retry = useCallback(() => {
    setSource({ status: 'loading' });
    setRound((n) => n + 1);
  }, []);
  return source === 'failed' ? { status: 'failed', retry } : source;
}
