import { useCallback, useEffect, useState } from 'react';
import type { CompiledNote } from '../../content/compiled.ts';
import { BankUnavailable } from '../../content/library.ts';
import { useApp } from '../../views/app-context.ts';

export type LoadedNote =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly note: CompiledNote }
  | {
      readonly status: 'failed';
      readonly reason: BankUnavailable['reason'];
      readonly retry: () => void;
    };

/** The note of a syllabus item: at once when it is here, else when it has come. A failure can be tried again. */
export function useNote(item: string): LoadedNote {
  const { library } = useApp();
  const [problem, setProblem] = useState<{ item: string; reason: BankUnavailable['reason'] } | null>(null);
  const [, setArrived] = useState(0);
  const [round, setRound] = useState(0);
  const note = library.loadedNote(item);
  useEffect(() => {
    if (note) return undefined;
    let wanted = true;
    library.note(item).then(
      () => wanted && setArrived((n) => n + 1),
      (error: unknown) => {
        if (!wanted) return;
        setProblem({ item, reason: error instanceof BankUnavailable ? error.reason : 'damaged' });
      },
    );
    return () => {
      wanted = false;
    };
  }, [library, item, note, round]);
  const retry = useCallback(() => {
    setProblem(null);
    setRound((n) => n + 1);
  }, []);
  if (note) return { status: 'ready', note };
  return problem?.item === item ? { status: 'failed', reason: problem.reason, retry } : { status: 'loading' };
}
