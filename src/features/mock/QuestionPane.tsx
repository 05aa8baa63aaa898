import { type ReactNode, type RefObject, useMemo } from 'react';
import type { AttemptItem, AttemptState } from '../../domain/attempt.ts';
import { questionState } from '../../domain/attempt.ts';
import { useMessages } from '../../ui/messages.ts';
import { AnswerForm } from '../../views/AnswerForm.tsx';
import { QuestionBody, placesOfSet } from '../../views/QuestionBody.tsx';
import { QuestionProblem } from '../../views/QuestionProblem.tsx';
import { useActions } from '../../views/app-context.ts';
import { lettersOf } from '../../views/letters.ts';
import { useAnswer } from '../../views/use-answer.ts';
import type { Loaded, QuestionOnPaper } from '../../views/use-question.ts';
import { examMessages } from './messages.ts';
import styles from './QuestionPane.module.css';

interface QuestionPaneProps {
  readonly state: AttemptState;
  readonly item: AttemptItem;
  readonly index: number;
  readonly loaded: Loaded<QuestionOnPaper>;
  readonly disabled: boolean;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly form: RefObject<HTMLDivElement | null>;
  /** Under the answer: the confidence on narrow screens. */
  readonly children?: ReactNode;
}

/** One question of the exam: what is asked and where it is answered. Knows no key. */
export function QuestionPane(props: QuestionPaneProps) {
  const { state, item, index, loaded, disabled, heading, form, children } = props;
  const words = useMessages(examMessages);
  const { flagged } = questionState(state, item.id);
  return (
    <article className={styles.pane} aria-labelledby="question-heading">
      <h1 ref={heading} id="question-heading" className={styles.heading} tabIndex={-1}>
        {words.question(index + 1)}{' '}
        <span className="visually-hidden">
          {`/ ${state.start.items.length}${flagged ? `${words.comma}${words.flagged}` : ''}`}
        </span>
      </h1>
      {flagged && (
        <span className={styles.tab} aria-hidden="true">
          {words.flagged}
        </span>
      )}
      {loaded.status === 'loading' && <div className={styles.loading} aria-busy="true" />}
      {loaded.status === 'failed' && <QuestionProblem problem={loaded} />}
      {loaded.status === 'ready' && (
        <AskedAndAnswered
          key={item.id}
          state={state}
          item={item}
          paper={loaded.value}
          disabled={disabled}
          form={form}
        />
      )}
      {children}
    </article>
  );
}

interface AskedProps {
  readonly state: AttemptState;
  readonly item: AttemptItem;
  readonly paper: QuestionOnPaper;
  readonly disabled: boolean;
  readonly form: RefObject<HTMLDivElement | null>;
}

function AskedAndAnswered({ state, item, paper, disabled, form }: AskedProps) {
  const { record } = useActions();
  const give = useAnswer();
  const { question } = paper;
  const { seed } = state.start;
  const letters = useMemo(() => lettersOf(question, seed), [question, seed]);
  const { answer, struck } = questionState(state, item.id);
  return (
    <>
      <QuestionBody
        paper={paper}
        letters={letters}
        shared={placesOfSet(state.start.items, item)}
        onFiguresShown={(shown) => void record({ type: 'excluded', question: item.id, on: !shown })}
      />
      <div ref={form} className={styles.form}>
        <AnswerForm
          // What was typed in another tab is shown when this one takes over.
          key={String(disabled)}
          question={question}
          seed={seed}
          answer={answer}
          onAnswer={(change) => void give(item.id, change)}
          struck={struck}
          onStrike={(choice, on) => void record({ type: 'struck', question: item.id, choice, on })}
          disabled={disabled}
          language={paper.language}
        />
      </div>
    </>
  );
}
