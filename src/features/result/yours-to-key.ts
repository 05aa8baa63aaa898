import type { CompiledQuestion } from '../../content/compiled.ts';
import type { Answer, Key } from '../../domain/question.ts';
import { blanksInOrder, lettersOf } from '../../views/letters.ts';

/** One answer beside its key, by the letters this attempt showed. */
export interface YoursToKey {
  readonly blank: string | null;
  /** Null when there is no answer: a dash beside a letter would read as one. */
  readonly yours: string | null;
  /** Null when the answer is the key. */
  readonly key: string | null;
}

const unknown = '?';

function pair(yours: string | undefined, right: string, blank: string | null = null): YoursToKey {
  return { blank, yours: yours ?? null, key: yours === right ? null : right };
}

/** `B`, `B→D`, `A・C→A・D`, `キ: C→D`; empty for a short answer, which has no letters. */
export function yoursToKey(
  question: CompiledQuestion,
  answer: Answer | undefined,
  key: Key,
  seed: string,
): readonly YoursToKey[] {
  switch (question.kind) {
    case 'choice': {
      if (key.kind !== 'choice') return [];
      const letters = lettersOf(question, seed);
      const chosen = answer?.kind === 'choice' ? letters[answer.choice] : undefined;
      return [pair(chosen, letters[key.correct] ?? unknown)];
    }
    case 'multiple': {
      if (key.kind !== 'multiple') return [];
      const letters = lettersOf(question, seed);
      const list = (ids: readonly string[]) =>
        ids
          .map((id) => letters[id] ?? unknown)
          .toSorted()
          .join('・');
      const chosen = answer?.kind === 'multiple' && answer.choices.length > 0 ? answer.choices : null;
      return [pair(chosen ? list(chosen) : undefined, list(key.correct))];
    }
    case 'blanks': {
      if (key.kind !== 'blanks') return [];
      const given = answer?.kind === 'blanks' ? answer.choices : {};
      return blanksInOrder(question, seed).map((blank) => {
        const letterOf = (id: string | undefined) => blank.choices.find((c) => c.id === id)?.letter;
        return pair(letterOf(given[blank.id]), letterOf(key.correct[blank.id]) ?? unknown, blank.id);
      });
    }
    case 'number':
      if (key.kind !== 'number') return [];
      return [pair(answer?.kind === 'number' ? answer.text : undefined, String(key.value))];
    case 'short':
      return [];
  }
}
