import type { Answer } from '../domain/question.ts';
import { useActions } from './app-context.ts';

/**
 * Gives an answer to a question of the attempt in hand, as the store's `answer` does. A choice that was struck
 * out and is chosen now is struck out no longer.
 */
export function useAnswer() {
  const { answer, record } = useActions();
  return async (question: string, change: (current: Answer | undefined) => Answer | null): Promise<void> => {
    let taken: readonly string[] = [];
    const given = answer(question, (current) => {
      const next = change(current);
      const before = chosenIn(current);
      taken = chosenIn(next).filter((choice) => !before.includes(choice));
      return next;
    });
    // What is not struck out is no event.
    const back = taken.map((choice) => record({ type: 'struck', question, choice, on: false }));
    await Promise.all([given, ...back]);
  };
}

/** The choices an answer holds, named as a strike names them: `b`, or `ア.b`. */
function chosenIn(answer: Answer | null | undefined): readonly string[] {
  switch (answer?.kind) {
    case 'choice':
      return [answer.choice];
    case 'multiple':
      return answer.choices;
    case 'blanks':
      return Object.entries(answer.choices).map(([blank, choice]) => `${blank}.${choice}`);
    default:
      return [];
  }
}
