import { useEffect } from 'react';
import { useActions } from './app-context.ts';

/**
 * Records which question is before the learner's eyes, and when nothing is that counts: the page hidden or
 * left, another view open, or the question judged already (`question` null).
 */
export function usePresence(question: string | null, writing: boolean): void {
  const { record } = useActions();
  useEffect(() => {
    if (!writing) return undefined;
    const left = () => void record({ type: 'left' });
    const back = () => void record(question === null ? { type: 'left' } : { type: 'seen', question });
    const onVisibility = () => (document.visibilityState === 'hidden' ? left() : back());
    onVisibility();
    document.addEventListener('visibilitychange', onVisibility);
    window.addEventListener('pagehide', left);
    window.addEventListener('pageshow', onVisibility);
    return () => {
      document.removeEventListener('visibilitychange', onVisibility);
      window.removeEventListener('pagehide', left);
      window.removeEventListener('pageshow', onVisibility);
    };
  }, [question, writing, record]);
}
