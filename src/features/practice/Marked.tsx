import type { AttemptItem, AttemptState } from '../../domain/attempt.ts';
import { questionState } from '../../domain/attempt.ts';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { Explanation } from '../../views/Explanation.tsx';
import { MarkedAnswer } from '../../views/MarkedAnswer.tsx';
import { QuestionProblem } from '../../views/QuestionProblem.tsx';
import { type QuestionOnPaper, useQuestionKey } from '../../views/use-question.ts';

interface MarkedProps {
  readonly paper: QuestionOnPaper;
  readonly item: AttemptItem;
  readonly state: AttemptState;
}

/** The answer with the red pen, and the explanation below it. */
export function Marked({ paper, item, state }: MarkedProps) {
  const { seed, framework } = state.start;
  const key = useQuestionKey(item.bank, item.id, framework);
  const { answer } = questionState(state, item.id);
  if (key.status === 'loading') return <Waiting />;
  if (key.status === 'failed') return <QuestionProblem problem={key} />;
  const shared = { question: paper.question, answerKey: key.value, seed, language: paper.language };
  return (
    <>
      <MarkedAnswer {...shared} answer={answer} />
      <Explanation {...shared} />
    </>
  );
}
