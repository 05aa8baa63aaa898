import { type ReactNode, useEffect, useRef, useState } from 'react';
import { BankUnavailable } from '../../content/library.ts';
import { type AttemptItem, type AttemptState, isAnswered, questionState } from '../../domain/attempt.ts';
import type { Answer } from '../../domain/question.ts';
import { isChecked } from '../../domain/review.ts';
import { Button } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { useMessages } from '../../ui/messages.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useKeydown } from '../../ui/use-keydown.ts';
import { useLate } from '../../ui/use-late.ts';
import { whenIdle } from '../../ui/when-idle.ts';
import { AnswerForm } from '../../views/AnswerForm.tsx';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { ConfidencePicker } from '../../views/ConfidencePicker.tsx';
import { OutcomeMark } from '../../views/OutcomeMark.tsx';
import { QuestionBody, placesOfSet } from '../../views/QuestionBody.tsx';
import { QuestionProblem } from '../../views/QuestionProblem.tsx';
import { letterCount } from '../../views/answer-by-key.ts';
import { useActions, useApp } from '../../views/app-context.ts';
import { lettersOf } from '../../views/letters.ts';
import { questionMessages } from '../../views/messages.ts';
import { chooseByKey, focusNumberField, keyPlace, questionCommand } from '../../views/question-keys.ts';
import { useAnswer } from '../../views/use-answer.ts';
import { usePresence } from '../../views/use-presence.ts';
import { useQuestion } from '../../views/use-question.ts';
import { practiceMessages } from './messages.ts';
import styles from './Run.module.css';

const doubleTapMs = 400;

/** Nothing of it is needed before the first check. */
const loadMarked = () => import('./Marked.tsx');

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
  const { record, check } = useActions();
  const recordAnswer = useAnswer();
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
  const form = useRef<HTMLDivElement>(null);

  // Reading the explanation is not answering.
  usePresence(ready && verdict === undefined ? item.id : null, !readOnly);
  usePrefetchedKeys(item.bank, answered && verdict === undefined);
  const late = useLate(loadMarked, answered || verdict !== undefined);

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

  useKeydown((event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const { target } = event;
    if (event.key === 'Enter') {
      // In a field of several lines Enter is a line; on a button or link it is that button or link.
      if (event.isComposing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
      if (target instanceof Element && target.closest('button, a, summary, textarea, select')) return;
      event.preventDefault();
      if (judged) onForward();
      else if (verdict === undefined && ready) void runCheck(false);
      return;
    }
    const question = ready ? paper.value.question : null;
    const command = questionCommand(event, keyPlace(target), question ? letterCount(question) : 0);
    switch (command?.type) {
      case 'choose': {
        if (!question || verdict !== undefined) break;
        chooseByKey({ question, seed, index: command.index, form: form.current, give: onAnswer });
        break;
      }
      case 'type':
        // The key itself is typed into the field that has the focus now.
        focusNumberField(form.current);
        return;
      case 'move':
        onMove(place + command.by);
        break;
      case 'flag':
        if (!readOnly) setFlag();
        break;
      case 'help':
        onHelp();
        break;
      default:
        return;
    }
    event.preventDefault();
  });

  return (
    <>
      {paper.status === 'loading' && <Waiting />}
      {paper.status === 'failed' && <QuestionProblem problem={paper} />}
      {ready && (
        <article className={`${styles.question} ${flagged ? styles.flagged : ''}`}>
          <QuestionBody
            paper={paper.value}
            letters={lettersOf(paper.value.question, seed)}
            shared={placesOfSet(state.start.items, item)}
            {...(verdict === undefined &&
              !readOnly && {
                onFiguresShown: (shown: boolean) =>
                  void record({ type: 'excluded', question: item.id, on: !shown }),
              })}
          />
          {verdict === undefined ? (
            <>
              <div ref={form}>
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
              </div>
              <div className={styles.before}>
                <ConfidencePicker
                  value={confidence}
                  disabled={readOnly}
                  onChange={(value) => void record({ type: 'confidence', question: item.id, value })}
                />
                {!answered && !readOnly && (
                  <Button look="quiet" className={styles.giveUp} onClick={() => void runCheck(true)}>
                    {words.giveUp}
                  </Button>
                )}
              </div>
            </>
          ) : (
            <section ref={marked} tabIndex={-1} className={styles.marked} aria-label={words.marked}>
              {late.status === 'loading' && <Waiting />}
              {late.status === 'failed' && (
                <QuestionProblem
                  problem={{ status: 'failed', bank: item.bank, reason: 'network', retry: late.retry }}
                />
              )}
              {late.status === 'ready' && <late.part.Marked paper={paper.value} item={item} state={state} />}
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

/** In practice the key may come while the learner thinks the answer over; it is not shown before the check. */
function usePrefetchedKeys(bank: string, wanted: boolean): void {
  const { library } = useApp();
  useEffect(() => {
    if (!wanted) return undefined;
    return whenIdle(() => void library.keys(bank).catch(() => undefined));
  }, [bank, wanted, library]);
}
