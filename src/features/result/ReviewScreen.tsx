import { useState } from 'react';
import { Link, useParams, useSearch } from 'wouter';
import { type AttemptState, questionState } from '../../domain/attempt.ts';
import type { Framework } from '../../domain/question.ts';
import {
  type ReviewFilter,
  changedWhileSat,
  neighbour,
  placesIn,
  reviewFilterOf,
} from '../../domain/review.ts';
import { syllabusItem } from '../../domain/syllabus.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { navigate } from '../../ui/hash-location.ts';
import { useMessages } from '../../ui/messages.ts';
import { useKeydown } from '../../ui/use-keydown.ts';
import { AnswerForm } from '../../views/AnswerForm.tsx';
import { AttemptProblem, Waiting } from '../../views/AttemptProblem.tsx';
import { useConfidenceWords } from '../../views/ConfidencePicker.tsx';
import { Explanation } from '../../views/Explanation.tsx';
import { MarkedAnswer } from '../../views/MarkedAnswer.tsx';
import { OutcomeMark } from '../../views/OutcomeMark.tsx';
import { QuestionBody, placesOfSet } from '../../views/QuestionBody.tsx';
import { QuestionProblem } from '../../views/QuestionProblem.tsx';
import { useApp } from '../../views/app-context.ts';
import { attemptMessages, durationText } from '../../views/attempt-messages.ts';
import { frameworkNames, frameworkOptions } from '../../views/frameworks.ts';
import { lettersOf } from '../../views/letters.ts';
import { questionMessages } from '../../views/messages.ts';
import { keyPlace, questionCommand } from '../../views/question-keys.ts';
import { useAttempt } from '../../views/use-attempt.ts';
import { useQuestion, useQuestionKey } from '../../views/use-question.ts';
import { JudgingNotice } from './JudgingNotice.tsx';
import { NotSubmitted } from './NotSubmitted.tsx';
import { PrintPart } from './PrintPart.tsx';
import { listHref, placeHref } from './links.ts';
import { resultMessages } from './messages.ts';
import { useJudging } from './use-judging.ts';
import styles from './Review.module.css';

export function ReviewScreen() {
  const { attempt = '', number = '' } = useParams();
  const filter = reviewFilterOf(new URLSearchParams(useSearch()).get('filter'));
  const words = useMessages(resultMessages);
  const opened = useAttempt(attempt);
  if (opened.status === 'loading') return <Waiting />;
  if (opened.status === 'problem') return <AttemptProblem opened={opened} />;
  const { state } = opened;
  // Before it is handed in nothing of a mock may be seen here, and of a practice only what was checked.
  if (state.submitted === null && state.start.mode === 'mock') return <NotSubmitted state={state} />;
  const place = /^[1-9]\d*$/.test(number) ? Number(number) : 0;
  const item = state.start.items[place - 1];
  if (!item) {
    return (
      <div className="few-words">
        <h1>{words.noQuestion}</h1>
        <p>
          <Link href={`/result/${attempt}`} className={buttonClass('primary')}>
            {words.toList}
          </Link>
        </p>
      </div>
    );
  }
  if (state.submitted === null && questionState(state, item.id).verdict === undefined) {
    return <NotSubmitted state={state} />;
  }
  return <Review key={item.id} state={state} place={place} filter={filter} />;
}

interface ReviewProps {
  readonly state: AttemptState;
  readonly place: number;
  readonly filter: ReviewFilter;
}

function Review({ state, place, filter }: ReviewProps) {
  const words = useMessages(resultMessages);
  const names = useMessages(attemptMessages);
  const questionWords = useMessages(questionMessages);
  const { library } = useApp();
  const judging = useJudging(state);
  const item = state.start.items[place - 1]!;
  const { verdict, answer, confidence, flagged, timeMs, excluded } = questionState(state, item.id);
  const [framework, setFramework] = useState<Framework>(state.start.framework);
  const [printKeys, setPrintKeys] = useState(true);
  const paper = useQuestion(item.bank, item.id, framework);
  const key = useQuestionKey(item.bank, item.id, framework);
  const variants = library.loadedPaper(item.bank)?.questions[item.id];
  const { seed } = state.start;
  const confidenceWords = useConfidenceWords();
  const places = placesIn(state, filter);
  const previous = neighbour(places, place, -1);
  const next = neighbour(places, place, 1);
  useArrowKeys(state.id, filter, previous, next);

  return (
    <article className={styles.review} data-print-keys={printKeys}>
      <header className={styles.header}>
        <h1 className={styles.title}>{words.questionOf(place, state.start.items.length)}</h1>
        <p className={styles.item} lang="ja">
          {syllabusItem(item.syllabus)?.ja}
          {item.level !== null && `　${questionWords.level(item.level)}`}
        </p>
      </header>
      <p className={`${styles.verdict} ${printKeys ? '' : 'no-print'}`}>
        {verdict ? (
          <span className={styles.mark}>
            <OutcomeMark outcome={verdict.outcome} />
          </span>
        ) : (
          <span>{judging.status === 'judging' ? words.judging : words.verdictNone}</span>
        )}
        {confidence !== null && (
          <span>
            {questionWords.confidence} {confidenceWords[confidence]}
          </span>
        )}
        <span>{words.yourTime(durationText(names, timeMs))}</span>
        {flagged && (
          <span className={styles.flag}>
            <Icon name="flag" size={16} /> {questionWords.flag}
          </span>
        )}
        {excluded && <span>{words.notScored}</span>}
      </p>
      <JudgingNotice judging={judging} />
      {changedWhileSat(state, item) && <Notice>{questionWords.changedWhileSat}</Notice>}
      {variants && !('any' in variants) && (
        <div className={`${styles.framework} no-print`}>
          <Segmented
            label={words.framework}
            options={frameworkOptions}
            value={framework}
            onChange={setFramework}
          />
          {framework !== state.start.framework && (
            <p className={styles.soft}>{words.otherFramework(frameworkNames[state.start.framework])}</p>
          )}
        </div>
      )}
      {paper.status === 'loading' && <Waiting />}
      {paper.status === 'failed' && <QuestionProblem problem={paper} />}
      {paper.status === 'ready' && (
        <>
          {verdict && paper.value.question.hash !== verdict.hash && <Notice>{questionWords.changed}</Notice>}
          <QuestionBody
            paper={paper.value}
            letters={lettersOf(paper.value.question, seed)}
            shared={placesOfSet(state.start.items, item)}
          />
          {key.status === 'loading' && <Waiting />}
          {key.status === 'failed' && <QuestionProblem problem={key} />}
          {!printKeys && (
            <div className={styles.unmarked} aria-hidden="true">
              <AnswerForm
                question={paper.value.question}
                seed={seed}
                answer={undefined}
                onAnswer={() => undefined}
                disabled
                language={paper.value.language}
              />
            </div>
          )}
          {key.status === 'ready' && (
            <div className={`${styles.marked} ${printKeys ? '' : 'no-print'}`}>
              <MarkedAnswer
                question={paper.value.question}
                answerKey={key.value}
                answer={answer}
                seed={seed}
                language={paper.value.language}
              />
              <Explanation
                question={paper.value.question}
                answerKey={key.value}
                seed={seed}
                language={paper.value.language}
              />
            </div>
          )}
          <PrintPart printKeys={printKeys} onPrintKeys={setPrintKeys} />
        </>
      )}
      <nav className={`${styles.bar} no-print`} aria-label={words.reviewNav}>
        <Step
          href={previous === null ? null : placeHref(state.id, previous, filter)}
          label={words.previous}
          icon="previous"
        />
        <Link href={listHref(state.id, filter)} className={buttonClass('plain')}>
          {filter === 'all'
            ? words.toList
            : `${words[filter]} ${places.includes(place) ? places.indexOf(place) + 1 : '–'} / ${places.length}`}
        </Link>
        <Step
          href={next === null ? null : placeHref(state.id, next, filter)}
          label={words.next}
          icon="next"
        />
      </nav>
    </article>
  );
}

function Step(props: {
  readonly href: string | null;
  readonly label: string;
  readonly icon: 'previous' | 'next';
}) {
  const { href, label, icon } = props;
  const content = (
    <>
      {icon === 'previous' && <Icon name="previous" />}
      <span>{label}</span>
      {icon === 'next' && <Icon name="next" />}
    </>
  );
  // At an end the place is kept, so that the other buttons stay where they are.
  return href === null ? (
    <span className={buttonClass('quiet')} aria-disabled="true">
      {content}
    </span>
  ) : (
    <Link href={href} className={buttonClass('quiet')}>
      {content}
    </Link>
  );
}

/** ←/→ go through the filter, unless the arrow belongs to a field, a choice or a formula that scrolls. */
function useArrowKeys(attempt: string, filter: ReviewFilter, previous: number | null, next: number | null) {
  useKeydown((event) => {
    if (event.defaultPrevented || document.querySelector('dialog[open]')) return;
    const { target } = event;
    if (target instanceof HTMLInputElement) return;
    const command = questionCommand(event, keyPlace(target), 0);
    if (command?.type !== 'move') return;
    const place = command.by === -1 ? previous : next;
    if (place === null) return;
    event.preventDefault();
    navigate(placeHref(attempt, place, filter));
  });
}
