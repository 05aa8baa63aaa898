import { useCallback, useEffect, useState } from 'react';

export type Late<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly part: T }
  | { readonly status: 'failed'; readonly retry: () => void };

/**
 * Code that is fetched once the screen is up, because nothing on it needs it yet. A fetch that failed can be
 * tried again, which `lazy` does not allow.
 *
 * @param load the same function at every call: `() => import(…)` outside the component
 */
export function useLate<T>(load: () => Promise<T>, wanted: boolean): Late<T> {
  const [state, setState] = useState<{ readonly part: T } | 'failed' | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (!wanted) return undefined;
    let here = true;
    load().then(
      (part) => here && setState({ part }),
      () => here && setState('failed'),
    );
    return () => {
      here = false;
    };
  }, [load, wanted, round]);
  const retry = useCallback(() => {
    setState(null);
    setRound((n) => n + 1);
  }, []);
  if (state === 'failed') return { status: 'failed', retry };
  return state === null ? { status: 'loading' } : { status: 'ready', part: state.part };
}
