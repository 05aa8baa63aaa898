import type { CompiledQuestion } from '../../content/compiled.ts';
import { type AttemptState, isAnswered, questionState } from '../../domain/attempt.ts';

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
