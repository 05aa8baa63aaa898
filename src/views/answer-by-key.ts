import type { CompiledQuestion } from '../content/compiled.ts';
import type { Answer } from '../domain/question.ts';
import { blanksInOrder, choicesInOrder } from './letters.ts';

/** Does this element take the letters and arrows that are typed? */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['radio', 'checkbox', 'button'].includes(target.type);
  return target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
}

/** `1`–`9` and `a`–`i` → 0–8; null for any other key. */
export function placeOfKey(key: string): number | null {
  if (/^[1-9]$/.test(key)) return Number(key) - 1;
  return /^[a-i]$/i.test(key) ? key.toLowerCase().charCodeAt(0) - 97 : null;
}

/**
 * What choosing by keyboard makes of an answer; null when the question has no such choice. In a question with
 * blanks the key fills the first empty one.
 * @param place place of the choice as this attempt shows it, from 0
 */
export function answerByKey(
  question: CompiledQuestion,
  seed: string,
  place: number,
): ((current: Answer | undefined) => Answer | null) | null {
  switch (question.kind) {
    case 'choice': {
      const choice = choicesInOrder(question, seed)[place]?.id;
      return choice === undefined ? null : () => ({ kind: 'choice', choice });
    }
    case 'multiple': {
      const choice = choicesInOrder(question, seed)[place]?.id;
      if (choice === undefined) return null;
      return (current) => {
        const chosen = current?.kind === 'multiple' ? current.choices : [];
        const choices = chosen.includes(choice) ? chosen.filter((c) => c !== choice) : [...chosen, choice];
        return choices.length === 0 ? null : { kind: 'multiple', choices };
      };
    }
    case 'blanks': {
      const blanks = blanksInOrder(question, seed);
      if (!blanks.some((blank) => blank.choices[place])) return null;
      return (current) => {
        const filled = current?.kind === 'blanks' ? current.choices : {};
        const blank = blanks.find((b) => filled[b.id] === undefined);
        const choice = blank?.choices[place]?.id;
        const choices = blank && choice !== undefined ? { ...filled, [blank.id]: choice } : filled;
        return Object.keys(choices).length === 0 ? null : { kind: 'blanks', choices };
      };
    }
    case 'number':
    case 'short':
      return null;
  }
}
