import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { whenIdle } from '../../ui/when-idle.ts';

/**
 * How many of `total` things to show now: `first` at once, the others one by one while nothing else is to be done.
 * All of them as soon as the page is printed. With a total of 0 it begins anew.
 */
export function useGradually(total: number, first: number): number {
  const [count, setCount] = useState(first);
  useEffect(() => {
    if (total === 0) setCount(first);
    return count < total ? whenIdle(() => setCount(count + 1)) : undefined;
  }, [count, total, first]);
  useEffect(() => {
    const all = () => flushSync(() => setCount(total));
    window.addEventListener('beforeprint', all);
    return () => window.removeEventListener('beforeprint', all);
  }, [total]);
  return Math.min(count, total);
}
