import { useEffect } from 'react';
import type { AttemptItem } from '../../domain/attempt.ts';
import { whenIdle } from '../../ui/when-idle.ts';
import { useApp } from '../../views/app-context.ts';

/**
 * Fetches the papers (never the keys) of the questions to come, one bank at a time while nothing else is to be
 * done, so that the next question is there at once and a lost network does not end the exam.
 */
export function usePrefetch(items: readonly AttemptItem[], position: number): void {
  const { library } = useApp();
  useEffect(() => {
    const onwards = [...items.slice(position), ...items.slice(0, position)].map((item) => item.bank);
    const banks = [...new Set(onwards)].filter((bank) => library.loadedPaper(bank) === undefined);
    let stopped = false;
    let cancel = () => {};
    const next = () => {
      const bank = banks.shift();
      if (bank === undefined || stopped) return;
      cancel = whenIdle(() => {
        // A failure shows itself when the question is opened.
        void library.paper(bank).then(next, next);
      });
    };
    next();
    return () => {
      stopped = true;
      cancel();
    };
  }, [items, position, library]);
}
