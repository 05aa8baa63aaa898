import { useMemo, useState } from 'react';
import { Link, useParams, useSearch } from 'wouter';
import type { AttemptState } from '../../domain/attempt.ts';
import { reviewFilterOf, revisedQuestions } from '../../domain/review.ts';
import { missedQuestions, nextStep, score } from '../../domain/score.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { download } from '../../ui/download.ts';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { Notice } from '../../ui/Notice.tsx';
import { AttemptProblem, Waiting } from '../../views/AttemptProblem.tsx';
import { SaveNotice } from '../../views/SaveMark.tsx';
import { useActions } from '../../views/app-context.ts';
import { attemptMessages, dateTimeText } from '../../views/attempt-messages.ts';
import { questionMessages } from '../../views/messages.ts';
import { useAttempt } from '../../views/use-attempt.ts';
import { AreaScores, Totals } from './AreaScores.tsx';
import { CalibrationDetail, ChangedDetail, PaceDetail, TimeDetail, UnscoredDetail } from './Details.tsx';
import { JudgingNotice } from './JudgingNotice.tsx';
import { NextStepPart } from './NextStepPart.tsx';
import { NotSubmitted } from './NotSubmitted.tsx';
import { PrintPart } from './PrintPart.tsx';
import { QuestionList } from './QuestionList.tsx';
import { retryHref } from './links.ts';
import { resultMessages } from './messages.ts';
import { type AttemptBanks, useBanks } from './use-banks.ts';
import { useJudging, useLateJudging } from './use-judging.ts';
import styles from './Result.module.css';

export function ResultScreen() {
  const { attempt = '' } = useParams();
  const opened = useAttempt(attempt);
  if (opened.status === 'loading') return <Waiting />;
  if (opened.status === 'problem') return <AttemptProblem opened={opened} />;
  return opened.state.submitted === null ? (
    <NotSubmitted state={opened.state} />
  ) : (
    <Submitted key={attempt} state={opened.state} />
  );
}

function Submitted({ state }: { readonly state: AttemptState }) {
  const words = useMessages(resultMessages);
  const names = useMessages(attemptMessages);
  const language = useLanguage();
  const judging = useJudging(state);
  return (
    <div className={styles.result}>
      <header>
        <h1>{words.title(names[state.start.title])}</h1>
        <p className={styles.date}>
          <time dateTime={new Date(state.start.at).toISOString()}>
            {dateTimeText(language, state.start.at)}
          </time>
        </p>
      </header>
      <SaveNotice />
      {judging.status === 'judging' && <Waiting text={words.judging} />}
      <JudgingNotice judging={judging} />
      {judging.status === 'done' && <Judged state={state} />}
    </div>
  );
}

function Judged({ state }: { readonly state: AttemptState }) {
  const words = useMessages(resultMessages);
  const filter = reviewFilterOf(new URLSearchParams(useSearch()).get('filter'));
  const banks = useBanks(state);
  useLateJudging(state, banks);
  const result = useMemo(() => score(state), [state]);
  const [printKeys, setPrintKeys] = useState(true);
  const mock = state.start.mode === 'mock';
  return (
    <div data-print-keys={printKeys} className={styles.judged}>
      {result.total.questions === 0 && <Notice>{words.nothingScored}</Notice>}
      {mock ? <AreaScores score={result} /> : <Totals score={result} />}
      {result.total.questions > 0 && <NextStepPart state={state} gone={banks.gone} />}
      <Actions state={state} gone={banks.gone} printKeys={printKeys} onPrintKeys={setPrintKeys} />
      <ContentNotices state={state} banks={banks} />
      <div className={styles.details}>
        {mock && <PaceDetail state={state} />}
        {mock && <ChangedDetail state={state} banks={banks} />}
        <CalibrationDetail state={state} />
        <TimeDetail state={state} />
        <UnscoredDetail state={state} />
      </div>
      <QuestionList state={state} banks={banks} filter={filter} />
    </div>
  );
}

function Actions(props: {
  readonly state: AttemptState;
  readonly gone: readonly string[];
  readonly printKeys: boolean;
  readonly onPrintKeys: (on: boolean) => void;
}) {
  const { state, gone, printKeys, onPrintKeys } = props;
  const words = useMessages(resultMessages);
  const { rescue } = useActions();
  const missed = missedQuestions(state, gone);
  // When that is the next step already, it has its button above.
  const retry = missed.length > 0 && nextStep(state, gone)?.kind !== 'retry-wrong';
  const practice = state.start.mode === 'practice';
  return (
    <div className={`${styles.actions} no-print`}>
      {retry && (
        <Link href={retryHref(missed)} className={buttonClass('plain')}>
          {words.retryWrongButton(missed.length)}
        </Link>
      )}
      {practice && (
        <>
          <Link href={retryHref(state.start.items.map((i) => i.id))} className={buttonClass('plain')}>
            {words.again}
          </Link>
          <Link href="/practice" className={buttonClass('plain')}>
            {words.newPractice}
          </Link>
        </>
      )}
      <PrintPart printKeys={printKeys} onPrintKeys={onPrintKeys} />
      <Button
        look="quiet"
        flush
        onClick={() => download(`etude-${state.start.title}-${state.id}.json`, rescue())}
      >
        {words.exportFile}
      </Button>
    </div>
  );
}

/** Banks that are gone, and questions that changed since they were judged. */
function ContentNotices({ state, banks }: { readonly state: AttemptState; readonly banks: AttemptBanks }) {
  const words = useMessages(resultMessages);
  const questionWords = useMessages(questionMessages);
  const { judgeNow } = useActions();
  const [rejudging, setRejudging] = useState<'' | 'running' | 'failed'>('');
  const revised = revisedQuestions(state, (item) => banks.questionOf(item)?.hash);
  const rejudge = () => {
    if (rejudging === 'running') return;
    setRejudging('running');
    judgeNow(true).then(
      () => setRejudging(''),
      () => setRejudging('failed'),
    );
  };
  return (
    <>
      {revised.length > 0 && (
        <Notice
          title={words.revisedTitle(revised.length)}
          actions={
            <Button onClick={rejudge} aria-disabled={rejudging === 'running'}>
              {words.rejudge}
            </Button>
          }
        >
          {words.revised}
          {rejudging === 'failed' && <p role="alert">{words.rejudgeFailed}</p>}
        </Notice>
      )}
      {banks.missing.length > 0 && (
        <Notice
          title={words.banksMissingTitle}
          actions={
            banks.missing.length > banks.gone.length ? (
              <Button onClick={banks.retry}>{words.loadAgain}</Button>
            ) : undefined
          }
        >
          {words.banksMissing(questionWords.listed(banks.missing))}
          {banks.gone.length > 0 && <p>{words.banksGone(questionWords.listed(banks.gone))}</p>}
        </Notice>
      )}
    </>
  );
}
