import type { CompiledQuestion } from '../../content/compiled.ts';
import type { Answer, Key } from '../../domain/question.ts';
import { blanksInOrder, lettersOf } from '../../views/letters.ts';

/** One answer beside its key, by the letters this attempt showed. */
export interface YoursToKey {
  readonly blank: string | null;
  readonly yours: string;
  /** Null when the answer is the key. */
  readonly key: string | null;
}

const nothing = '–';

function pair(yours: string, right: string, blank: string | null = null): YoursToKey {
  return { blank, yours, key: yours === right ? null : right };
}

/** `B`, `B→D`, `A・C→A・D`, `キ: C→D`; empty for a short answer, which has no letters. */
export function yoursToKey(
  question: CompiledQuestion,
  answer: Answer | undefined,
  key: Key,
  seed: string,
): readonly YoursToKey[] {
  if (question.kind === 'choice' && key.kind === 'choice') {
    const letters = lettersOf(question, seed);
    const chosen = answer?.kind === 'choice' ? letters[answer.choice] : undefined;
    return [pair(chosen ?? nothing, letters[key.correct] ?? nothing)];
  }
  if (question.kind === 'multiple' && key.kind === 'multiple') {
    const letters = lettersOf(question, seed);
    const list = (ids: readonly string[]) =>
      ids
        .map((id) => letters[id] ?? nothing)
        .toSorted()
        .join('・') || nothing;
    return [pair(list(answer?.kind === 'multiple' ? answer.choices : []), list(key.correct))];
  }
  if (question.kind === 'blanks' && key.kind === 'blanks') {
    const given = answer?.kind === 'blanks' ? answer.choices : {};
    return blanksInOrder(question, seed).map((blank) => {
      const letterOf = (id: string | undefined) => blank.choices.find((c) => c.id === id)?.letter ?? nothing;
      return pair(letterOf(given[blank.id]), letterOf(key.correct[blank.id]), blank.id);
    });
  }
  if (question.kind === 'number' && key.kind === 'number') {
    return [pair(answer?.kind === 'number' ? answer.text : nothing, String(key.value))];
  }
  return [];
}
