import { useCallback, useEffect, useState } from 'react';
import {
  type ByFramework,
  type CompiledKey,
  type CompiledQuestion,
  type Stimulus,
  forFramework,
} from '../content/compiled.ts';
import { BankUnavailable } from '../content/library.ts';
import type { Framework } from '../domain/question.ts';
import { useApp } from './app-context.ts';

export type Loaded<T> =
  | { readonly status: 'loading' }
  | { readonly status: 'ready'; readonly value: T }
  | {
      readonly status: 'failed';
      readonly bank: string;
      readonly reason: BankUnavailable['reason'] | 'gone';
      readonly retry: () => void;
    };

export interface QuestionOnPaper {
  readonly question: CompiledQuestion;
  /** Stimulus of the question's set, or null. */
  readonly stimulus: Stimulus | null;
  readonly language: 'ja' | 'en';
}

/**
 * A value of a file of the library (`bank` names it): at once when the file is here, else when it has come. A
 * failure says why and can be tried again.
 */
export function useFileValue<F, T>(
  bank: string,
  loaded: (bank: string) => F | undefined,
  load: (bank: string) => Promise<F>,
  read: (file: F) => T | undefined,
): Loaded<T> {
  const [problem, setProblem] = useState<{ bank: string; reason: BankUnavailable['reason'] } | null>(null);
  const [, setArrived] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const file = loaded(bank);
  useEffect(() => {
    if (file !== undefined) return undefined;
    let wanted = true;
    load(bank).then(
      () => wanted && setArrived((n) => n + 1),
      (error: unknown) => {
        if (!wanted) return;
        setProblem({ bank, reason: error instanceof BankUnavailable ? error.reason : 'damaged' });
      },
    );
    return () => {
      wanted = false;
    };
  }, [bank, file, load, attempt]);
  const retry = useCallback(() => {
    setProblem(null);
    setAttempt((n) => n + 1);
  }, []);
  if (file !== undefined) {
    const value = read(file);
    return value === undefined
      ? { status: 'failed', bank, reason: 'gone', retry }
      : { status: 'ready', value };
  }
  return problem?.bank === bank
    ? { status: 'failed', bank, reason: problem.reason, retry }
    : { status: 'loading' };
}

/** A question as it may be shown while sitting: without anything that gives its key away. */
export function useQuestion(bank: string, id: string, framework: Framework): Loaded<QuestionOnPaper> {
  const { library } = useApp();
  return useFileValue(bank, library.loadedPaper, library.paper, (paper) => {
    const found = paper.questions[id];
    if (!found) return undefined;
    const question = forFramework(found, framework);
    const stimulus = question.set === null ? undefined : paper.sets[question.set];
    return {
      question,
      stimulus: stimulus ? forFramework(stimulus, framework) : null,
      language: paper.language,
    };
  });
}

/** The key, the reasons and the explanation. Not to be called before the answer is in. */
export function useQuestionKey(bank: string, id: string, framework: Framework): Loaded<CompiledKey> {
  const { library } = useApp();
  return useFileValue(bank, library.loadedKeys, library.keys, (file) => {
    const found: ByFramework<CompiledKey> | undefined = file.keys[id];
    return found && forFramework(found, framework);
  });
}
