import { type ReactNode, useEffect, useRef, useState } from 'react';
import { BankUnavailable } from '../../content/library.ts';
import {
  type AttemptItem,
  type AttemptState,
  type Confidence,
  isAnswered,
  questionState,
} from '../../domain/attempt.ts';
import type { Answer } from '../../domain/question.ts';
import { isChecked } from '../../domain/review.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useMessages } from '../../ui/messages.ts';
import { Notice } from '../../ui/Notice.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { AnswerForm } from '../../views/AnswerForm.tsx';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { Explanation } from '../../views/Explanation.tsx';
import { MarkedAnswer } from '../../views/MarkedAnswer.tsx';
import { OutcomeMark } from '../../views/OutcomeMark.tsx';
import { QuestionBody } from '../../views/QuestionBody.tsx';
import { QuestionProblem } from '../../views/QuestionProblem.tsx';
import { answerByKey, placeOfKey } from '../../views/answer-by-key.ts';
import { useActions, useApp } from '../../views/app-context.ts';
import { lettersOf } from '../../views/letters.ts';
import { questionMessages } from '../../views/messages.ts';
import { type QuestionOnPaper, useQuestion, useQuestionKey } from '../../views/use-question.ts';
import { practiceMessages } from './messages.ts';
import { usePracticeKeys } from './use-practice-keys.ts';
import { useTimeOnQuestion } from './use-time-on-question.ts';
import styles from './Run.module.css';

const doubleTapMs = 400;

const confidenceOf = { '1': 1, '2': 2, '3': 3 } as const satisfies Record<string, Confidence>;

interface PracticeQuestionProps {
  readonly state: AttemptState;
  readonly item: AttemptItem;
  /** Place in the practice, from 1. */
  readonly place: number;
  readonly readOnly: boolean;
  readonly onMove: (place: number) => void;
  readonly onForward: () => void;
  readonly onHelp: () => void;
}

/** One question: answer → check → verdict and reasons in the same place → next. */
export function PracticeQuestion(props: PracticeQuestionProps) {
  const { state, item, place, readOnly, onMove, onForward, onHelp } = props;
  const words = useMessages(practiceMessages);
  const questionWords = useMessages(questionMessages);
  const { store } = useApp();
  const { record, answer: recordAnswer, check } = useActions();
  const paper = useQuestion(item.bank, item.id, state.start.framework);
  const { verdict, answer, struck, flagged, confidence } = questionState(state, item.id);
  const answered = isAnswered(state, item.id);
  const judged = isChecked(state, item.id);
  const ready = paper.status === 'ready';
  const { seed } = state.start;

  const [checking, setChecking] = useState<'' | 'running' | 'network' | 'gone'>('');
  /** The last answer on its way to storage; a check waits for it. */
  const writing = useRef<Promise<void>>(Promise.resolve());
  const busy = useRef(false);
  const marked = useRef<HTMLElement>(null);

  useTimeOnQuestion(item.id, ready && !readOnly && verdict === undefined);
  usePrefetchedKeys(item.bank, answered && verdict === undefined);

  // The options that had the focus are gone: it goes to what took their place.
  const wasOpen = useRef(verdict === undefined);
  const shownAt = useRef(0);
  useEffect(() => {
    if (verdict !== undefined && wasOpen.current) marked.current?.focus({ preventScroll: true });
    wasOpen.current = verdict === undefined;
    shownAt.current = performance.now();
  }, [verdict]);

  const onAnswer = (change: (current: Answer | undefined) => Answer | null) => {
    if (readOnly || verdict !== undefined) return;
    writing.current = recordAnswer(item.id, change);
  };
  const runCheck = async (allowBlank: boolean, self?: 'right' | 'wrong') => {
    if (busy.current || readOnly) return;
    busy.current = true;
    try {
      await writing.current;
      const before = store.getState().active?.state;
      if (!before || before.id !== state.id || !(allowBlank || isAnswered(before, item.id))) return;
      setChecking('running');
      await check(item.id, self);
      const after = store.getState().active?.state;
      setChecking(after && questionState(after, item.id).verdict === undefined ? 'gone' : '');
    } catch (error) {
      const gone = error instanceof BankUnavailable && error.reason !== 'network';
      setChecking(gone ? 'gone' : 'network');
    } finally {
      busy.current = false;
    }
  };
  const setFlag = () => void record({ type: 'flagged', question: item.id, on: !flagged });

  const onEnter = () => {
    if (judged) onForward();
    else if (verdict === undefined && ready) void runCheck(false);
  };
  const onKey = (key: string): boolean => {
    if (key === '?') {
      onHelp();
      return true;
    }
    // A letter that names a choice of this question chooses it; with Shift, F is always the flag.
    const at = key === 'F' ? null : placeOfKey(key);
    const change = at !== null && ready ? answerByKey(paper.value.question, seed, at) : null;
    if (change) onAnswer(change);
    else if (key === 'f' || key === 'F') {
      if (!readOnly) setFlag();
    } else return false;
    return true;
  };
  usePracticeKeys({ onEnter, onKey, onStep: (step) => onMove(place + step) });

  return (
    <>
      {paper.status === 'loading' && <Waiting />}
      {paper.status === 'failed' && <QuestionProblem problem={paper} />}
      {ready && (
        <article className={`${styles.question} ${flagged ? styles.flagged : ''}`}>
          <QuestionBody
            paper={paper.value}
            letters={lettersOf(paper.value.question, seed)}
            {...(verdict === undefined &&
              !readOnly && {
                onFigureShown: (shown: boolean) =>
                  void record({ type: 'excluded', question: item.id, on: !shown }),
              })}
          />
          {verdict === undefined ? (
            <>
              <AnswerForm
                question={paper.value.question}
                seed={seed}
                answer={answer}
                onAnswer={onAnswer}
                struck={struck}
                onStrike={(choice, on) => void record({ type: 'struck', question: item.id, choice, on })}
                disabled={readOnly}
                language={paper.value.language}
              />
              <div className={styles.before}>
                <Segmented
                  label={questionWords.confidence}
                  labelVisible
                  options={[
                    { value: '1', label: questionWords.confidence1 },
                    { value: '2', label: questionWords.confidence2 },
                    { value: '3', label: questionWords.confidence3 },
                  ]}
                  value={confidence === null ? null : (`${confidence}` as const)}
                  onChange={(value) =>
                    void record({ type: 'confidence', question: item.id, value: confidenceOf[value] })
                  }
                  disabled={readOnly}
                />
                {!answered && !readOnly && (
                  <Button look="quiet" onClick={() => void runCheck(true)}>
                    {words.giveUp}
                  </Button>
                )}
              </div>
            </>
          ) : (
            <section ref={marked} tabIndex={-1} className={styles.marked} aria-label={words.marked}>
              <Marked paper={paper.value} item={item} state={state} />
            </section>
          )}
        </article>
      )}
      {(checking === 'network' || checking === 'gone') && (
        <Notice
          tone="alert"
          title={words.checkFailedTitle}
          {...(checking === 'network' && {
            actions: <Button onClick={() => void runCheck(true)}>{words.check}</Button>,
          })}
        >
          {checking === 'network' ? words.checkFailed : words.checkGone}
        </Notice>
      )}
      <div className={styles.bar}>
        <button
          type="button"
          className={styles.tool}
          aria-label={words.previousQuestion}
          disabled={place === 1}
          onClick={() => onMove(place - 1)}
        >
          <Icon name="previous" />
        </button>
        {!verdict && (
          <button
            type="button"
            className={styles.tool}
            aria-label={words.nextQuestion}
            disabled={place === state.start.items.length}
            onClick={() => onMove(place + 1)}
          >
            <Icon name="next" />
          </button>
        )}
        <button
          type="button"
          className={`${styles.tool} ${flagged ? styles.flagOn : ''}`}
          aria-label={questionWords.flag}
          aria-pressed={flagged}
          disabled={readOnly}
          onClick={setFlag}
        >
          <Icon name="flag" />
        </button>
        <div className={styles.verdict} role="status">
          {verdict && verdict.outcome !== 'ungraded' && <OutcomeMark outcome={verdict.outcome} />}
          {verdict?.outcome === 'ungraded' && <span className={styles.selfLabel}>{words.selfJudge}</span>}
          {checking === 'running' && !verdict && <span className="visually-hidden">{words.checking}</span>}
        </div>
        <MainAction
          state={state}
          judged={judged}
          ungraded={verdict?.outcome === 'ungraded'}
          canCheck={answered && !readOnly && ready}
          isLast={place === state.start.items.length}
          onCheck={() => void runCheck(false)}
          onSelf={(self) => {
            // These buttons appear under the finger that asked for the check: a double tap is no judgement.
            if (performance.now() - shownAt.current > doubleTapMs) void runCheck(true, self);
          }}
          onForward={onForward}
        />
      </div>
    </>
  );
}

/** The one button that matters, always in the same place. */
function MainAction(props: {
  readonly state: AttemptState;
  readonly judged: boolean;
  readonly ungraded: boolean;
  readonly canCheck: boolean;
  readonly isLast: boolean;
  readonly onCheck: () => void;
  readonly onSelf: (self: 'right' | 'wrong') => void;
  readonly onForward: () => void;
}): ReactNode {
  const { state, judged, ungraded, canCheck, isLast, onCheck, onSelf, onForward } = props;
  const words = useMessages(practiceMessages);
  if (ungraded) {
    return (
      <span className={styles.self}>
        <Button onClick={() => onSelf('right')}>{words.selfRight}</Button>
        <Button onClick={() => onSelf('wrong')}>{words.selfWrong}</Button>
      </span>
    );
  }
  if (judged) {
    const all = state.start.items.every((item) => isChecked(state, item.id));
    return (
      <Button
        look="primary"
        className={styles.main}
        onClick={(event) => {
          // The second click of a double click on 採点する is not a wish to go on.
          if (event.detail < 2) onForward();
        }}
      >
        {isLast ? (all ? words.toResult : words.finish) : words.next}
      </Button>
    );
  }
  return (
    <Button
      look="primary"
      className={styles.main}
      aria-disabled={!canCheck}
      title={canCheck ? undefined : words.answerFirst}
      onClick={() => canCheck && onCheck()}
    >
      {words.check}
    </Button>
  );
}

/** The answer with the red pen, and the explanation below it. */
function Marked(props: {
  readonly paper: QuestionOnPaper;
  readonly item: AttemptItem;
  readonly state: AttemptState;
}) {
  const { paper, item, state } = props;
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

/** In practice the key may come while the learner thinks the answer over; it is not shown before the check. */
function usePrefetchedKeys(bank: string, wanted: boolean): void {
  const { library } = useApp();
  useEffect(() => {
    if (!wanted) return undefined;
    const load = () => void library.keys(bank).catch(() => undefined);
    if (typeof requestIdleCallback === 'undefined') {
      const timer = setTimeout(load, 200);
      return () => clearTimeout(timer);
    }
    const idle = requestIdleCallback(load, { timeout: 1_000 });
    return () => cancelIdleCallback(idle);
  }, [bank, wanted, library]);
}
