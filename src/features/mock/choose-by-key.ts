import type { CompiledQuestion } from '../../content/compiled.ts';
import { type AttemptState, isAnswered, questionState } from '../../domain/attempt.ts';
import type { Answer } from '../../domain/question.ts';
import { blanksInOrder, choicesInOrder } from '../../views/letters.ts';

/** How many letters a question shows. */
export function letterCount(question: CompiledQuestion): number {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return question.choices.length;
    case 'blanks':
      return Math.max(...question.blanks.map((blank) => blank.choices.length));
    case 'number':
    case 'short':
      return 0;
  }
}

/**
 * What the key of the choice at `index` makes of the answer: chosen; ticked or unticked; or put into a blank,
 * the one with the focus or else the first open one. Null when the question has no such choice.
 */
export function chooseByKey(
  question: CompiledQuestion,
  seed: string,
  index: number,
  focusedBlank: string | null,
): {
  readonly change: (current: Answer | undefined) => Answer | null;
  readonly choice: string | null;
} | null {
  switch (question.kind) {
    case 'choice': {
      const choice = choicesInOrder(question, seed)[index]?.id;
      return choice === undefined ? null : { choice, change: () => ({ kind: 'choice', choice }) };
    }
    case 'multiple': {
      const choice = choicesInOrder(question, seed)[index]?.id;
      if (choice === undefined) return null;
      return {
        choice,
        change: (current) => {
          const before = current?.kind === 'multiple' ? current.choices : [];
          const choices = before.includes(choice) ? before.filter((c) => c !== choice) : [...before, choice];
          return choices.length === 0 ? null : { kind: 'multiple', choices };
        },
      };
    }
    case 'blanks': {
      const blanks = blanksInOrder(question, seed);
      return {
        choice: null,
        change: (current) => {
          const before = current?.kind === 'blanks' ? current.choices : {};
          const blank = blanks.find((b) =>
            focusedBlank === null ? before[b.id] === undefined : b.id === focusedBlank,
          );
          const choice = blank?.choices[index]?.id;
          return blank && choice !== undefined
            ? { kind: 'blanks', choices: { ...before, [blank.id]: choice } }
            : (current ?? null);
        },
      };
    }
    case 'number':
    case 'short':
      return null;
  }
}

export type AnswerStatus = 'none' | 'part' | 'full';

/**
 * Whether a question is answered; `part` when blanks are still open.
 * @param question as it is on paper, when that is known yet
 */
export function answerStatus(
  state: AttemptState,
  id: string,
  question: CompiledQuestion | undefined,
): AnswerStatus {
  if (!isAnswered(state, id)) return 'none';
  const { answer } = questionState(state, id);
  if (answer?.kind !== 'blanks' || question?.kind !== 'blanks') return 'full';
  return question.blanks.every((blank) => answer.choices[blank.id] !== undefined) ? 'full' : 'part';
}
