import { useCallback, useEffect, useMemo, useState } from 'react';
import { type CompiledKey, type CompiledQuestion, forFramework } from '../../content/compiled.ts';
import { BankUnavailable } from '../../content/library.ts';
import type { AttemptItem, AttemptState } from '../../domain/attempt.ts';
import { useApp } from '../../views/app-context.ts';

export interface AttemptBanks {
  readonly questionOf: (item: AttemptItem) => CompiledQuestion | undefined;
  readonly languageOf: (item: AttemptItem) => 'ja' | 'en' | undefined;
  readonly keyOf: (item: AttemptItem) => CompiledKey | undefined;
  /** Banks that could not be loaded, those that are gone among them. */
  readonly missing: readonly string[];
  /** Banks that are no longer there: loading them again would not help. */
  readonly gone: readonly string[];
  /** True when every bank has come or failed. */
  readonly settled: boolean;
  readonly retry: () => void;
}

/** Papers and keys of every bank of an attempt that is over. Not to be used before. */
export function useBanks(state: AttemptState): AttemptBanks {
  const { library } = useApp();
  const { items, framework } = state.start;
  const banks = useMemo(() => [...new Set(items.map((item) => item.bank))], [items]);
  const [loaded, setLoaded] = useState<Pick<AttemptBanks, 'missing' | 'gone'> | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    void Promise.all(
      banks.map((bank) =>
        Promise.all([library.paper(bank), library.keys(bank)]).then(
          () => [],
          (error: unknown) => [
            { bank, gone: error instanceof BankUnavailable && error.reason === 'unknown' },
          ],
        ),
      ),
    ).then((lists) => {
      const failed = lists.flat();
      if (!wanted) return;
      setLoaded({
        missing: failed.map((f) => f.bank),
        gone: failed.filter((f) => f.gone).map((f) => f.bank),
      });
    });
    return () => {
      wanted = false;
    };
  }, [banks, library, round]);
  const retry = useCallback(() => setRound((n) => n + 1), []);
  return useMemo(
    () => ({
      questionOf: (item) => {
        const found = library.loadedPaper(item.bank)?.questions[item.id];
        return found && forFramework(found, framework);
      },
      languageOf: (item) => library.loadedPaper(item.bank)?.language,
      keyOf: (item) => {
        const found = library.loadedKeys(item.bank)?.keys[item.id];
        return found && forFramework(found, framework);
      },
      missing: loaded?.missing ?? [],
      gone: loaded?.gone ?? [],
      settled: loaded !== null,
      retry,
    }),
    [library, framework, loaded, retry],
  );
}
