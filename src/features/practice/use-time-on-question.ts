import { useEffect } from 'react';
import { useActions } from '../../views/app-context.ts';

/**
 * Records that a question is on screen. Its time stops while the page is hidden and once it is judged: reading
 * the explanation is not answering.
 */
export function useTimeOnQuestion(question: string, counting: boolean): void {
  const { record } = useActions();
  useEffect(() => {
    if (!counting) {
      void record({ type: 'left' });
      return undefined;
    }
    const look = () =>
      void record(document.visibilityState === 'hidden' ? { type: 'left' } : { type: 'seen', question });
    const left = () => void record({ type: 'left' });
    look();
    document.addEventListener('visibilitychange', look);
    window.addEventListener('pagehide', left);
    return () => {
      document.removeEventListener('visibilitychange', look);
      window.removeEventListener('pagehide', left);
    };
  }, [question, counting, record]);
}
