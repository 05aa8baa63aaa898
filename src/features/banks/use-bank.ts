import { useCallback, useEffect, useState } from 'react';
import type { BankSummary } from '../../content/compiled.ts';
import type { BankUnavailable, Library } from '../../content/library.ts';
import type { QuestionMeta } from '../../domain/question.ts';
import { useApp } from '../../views/app-context.ts';

/** A bank as the lists know it, before its questions are fetched. */
export type FoundBank =
  | { readonly status: 'unknown' | 'refused' }
  | { readonly status: 'failed'; readonly reason: 'network' | 'damaged' }
  | {
      readonly status: 'ready';
      readonly summary: BankSummary;
      /** Its questions in the order of the file, without those that were withdrawn. */
      readonly questions: readonly QuestionMeta[];
    };

export type BankHere = (FoundBank | { readonly status: 'loading' }) & { readonly retry: () => void };

/** The bank of this id, built in or imported. */
export function useBank(id: string): BankHere {
  const { library } = useApp();
  const [found, setFound] = useState<{ readonly id: string; readonly bank: FoundBank } | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    findBank(library, id).then(
      (bank) => wanted && setFound({ id, bank }),
      // The browser's storage could not be read.
      () => wanted && setFound({ id, bank: { status: 'failed', reason: 'network' } }),
    );
    return () => {
      wanted = false;
    };
  }, [library, id, round]);
  const retry = useCallback(() => {
    setFound(null);
    setRound((n) => n + 1);
  }, []);
  return { ...(found?.id === id ? found.bank : { status: 'loading' }), retry };
}

async function findBank(library: Library, id: string): Promise<FoundBank> {
  const [summaries, index] = await Promise.all([library.summaries(), library.index()]);
  const builtIn = library.isBuiltIn(id);
  // An imported bank under the id of a built-in one is refused; the address is the built-in one's.
  const failure = index.failures.find((f) => f.bank === (builtIn ? 'index' : id));
  if (failure) return asFound(failure);
  const summary = summaries.find((s) => s.id === id);
  if (!summary) return { status: 'unknown' };
  return { status: 'ready', summary, questions: index.questions.filter((q) => q.bank === id) };
}

function asFound({ reason }: BankUnavailable): FoundBank {
  return reason === 'network' || reason === 'damaged' ? { status: 'failed', reason } : { status: reason };
}
