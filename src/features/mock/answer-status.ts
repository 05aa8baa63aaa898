import type { CompiledQuestion } from '../../content/compiled.ts';
import { type AttemptState, isAnswered, questionState } from '../../domain/attempt.ts';
import { parseNumber } from '../../domain/grading/number.ts';

/** `unreadable` is not answered either: a text is there, but no number can be read in it. */
export type AnswerStatus = 'none' | 'unreadable' | 'part' | 'full';

/**
 * Whether a question is answered; `part` when blanks are still open, or when another number of choices is chosen
 * than is asked for.
 * @param question as it is on paper, when that is known yet
 */
export function answerStatus(
  state: AttemptState,
  id: string,
  question: CompiledQuestion | undefined,
): AnswerStatus {
  const { answer } = questionState(state, id);
  if (answer === undefined || !isAnswered(state, id)) return 'none';
  switch (answer.kind) {
    case 'number':
      return parseNumber(answer.text) === null ? 'unreadable' : 'full';
    case 'multiple': {
      const wanted = question?.kind === 'multiple' ? question.choose : null;
      return wanted === null || answer.choices.length === wanted ? 'full' : 'part';
    }
    case 'blanks': {
      const blanks = question?.kind === 'blanks' ? question.blanks : [];
      return blanks.every((blank) => answer.choices[blank.id] !== undefined) ? 'full' : 'part';
    }
    case 'choice':
    case 'short':
      return 'full';
  }
}

/** Is there nothing that could be judged right? */
export function isUnanswered(status: AnswerStatus): boolean {
  return status === 'none' || status === 'unreadable';
}
