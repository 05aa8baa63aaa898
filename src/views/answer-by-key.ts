import type { CompiledQuestion } from '../content/compiled.ts';
import type { Answer } from '../domain/question.ts';
import { blanksInOrder, choicesInOrder } from './letters.ts';

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

/** The blank that has the focus, or null. */
export function focusedBlank(): string | null {
  return document.activeElement?.closest<HTMLElement>('[data-blank]')?.dataset['blank'] ?? null;
}

export interface ChosenByKey {
  readonly change: (current: Answer | undefined) => Answer | null;
  /** The choice that takes the focus; null in a question with blanks, where the focus stays. */
  readonly choice: string | null;
}

/**
 * What the key of the choice at `index` makes of the answer: chosen; ticked or unticked; or put into a blank,
 * the one with the focus or else the first open one. Null when the question has no such choice.
 *
 * @param index place of the choice as this attempt shows it, from 0
 */
export function answerByKey(
  question: CompiledQuestion,
  seed: string,
  index: number,
  blankInFocus: string | null,
): ChosenByKey | null {
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
            blankInFocus === null ? before[b.id] === undefined : b.id === blankInFocus,
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
