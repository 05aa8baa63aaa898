import type { CompiledChoice, CompiledQuestion } from '../content/compiled.ts';
import { letterAt, orderedChoices } from '../domain/choice-order.ts';

/** A choice with the letter one attempt shows it under. */
export interface LetteredChoice extends CompiledChoice {
  readonly letter: string;
}

function lettered(choices: readonly CompiledChoice[]): readonly LetteredChoice[] {
  return choices.map((choice, i) => ({ ...choice, letter: letterAt(i) }));
}

/** The choices of a `choice` or `multiple` question in this attempt's order. */
export function choicesInOrder(
  question: Extract<CompiledQuestion, { kind: 'choice' | 'multiple' }>,
  seed: string,
): readonly LetteredChoice[] {
  return lettered(orderedChoices(seed, question.id, question.choices, question.shuffle));
}

/** The blanks of a question, each with its choices in this attempt's order; a shared pool keeps one order. */
export function blanksInOrder(
  question: Extract<CompiledQuestion, { kind: 'blanks' }>,
  seed: string,
): readonly { readonly id: string; readonly choices: readonly LetteredChoice[] }[] {
  return question.blanks.map((blank) => ({
    id: blank.id,
    choices: lettered(
      orderedChoices(
        seed,
        question.pooled ? question.id : `${question.id}/${blank.id}`,
        blank.choices,
        question.shuffle,
      ),
    ),
  }));
}

/** Letter by the name a text refers to a choice with: `b`, or `ア.b`. */
export function lettersOf(question: CompiledQuestion, seed: string): Readonly<Record<string, string>> {
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return Object.fromEntries(choicesInOrder(question, seed).map((c) => [c.id, c.letter]));
    case 'blanks':
      return Object.fromEntries(
        blanksInOrder(question, seed).flatMap((blank) =>
          blank.choices.flatMap((c) => [
            [`${blank.id}.${c.id}`, c.letter],
            ...(question.pooled ? [[c.id, c.letter]] : []),
          ]),
        ),
      );
    case 'number':
    case 'short':
      return {};
  }
}
