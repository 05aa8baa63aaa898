import { useCallback, useEffect, useState } from 'react';

export type Late<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly part: T }
  | { readonly status: 'failed'; readonly retry: () => void };

/** What has come, by the function that fetches it: a part is there at once the next time it is wanted. */
const kept = new WeakMap<() => Promise<unknown>, { readonly part: unknown }>();

/** Fetches a part before it is wanted. */
export async function preload<T>(load: () => Promise<T>): Promise<T> {
  const part = await load();
  kept.set(load, { part });
  return part;
}

/**
 * Code that is fetched when it is wanted. Not React's `lazy`: that cannot try a failed fetch again, and a
 * Suspense boundary holds back what has come for 300 ms after it has painted its fallback.
 *
 * @param load the same function at every call: `() => import(…)` outside the component
 */
export function useLate<T>(load: () => Promise<T>, wanted: boolean): Late<T> {
  const [, setArrived] = useState(0);
  const [failed, setFailed] = useState(false);
  const [round, setRound] = useState(0);
  const here = kept.get(load) as { readonly part: T } | undefined;
  useEffect(() => {
    if (!wanted || kept.has(load)) return undefined;
    let mounted = true;
    preload(load).then(
      () => mounted && setArrived((n) => n + 1),
      () => mounted && setFailed(true),
    );
    return () => {
      mounted = false;
    };
  }, [load, wanted, round]);
  const retry = useCallback(() => {
    setFailed(false);
    setRound((n) => n + 1);
  }, []);
  if (here) return { status: 'ready', part: here.part };
  return failed ? { status: 'failed', retry } : { status: 'loading' };
}
