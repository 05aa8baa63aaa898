import { Fragment, type ReactNode } from 'react';
import { Link } from 'wouter';
import type { AttemptItem, AttemptState } from '../../domain/attempt.ts';
import { questionState } from '../../domain/attempt.ts';
import { type UnscoredReason, unscoredReason } from '../../domain/review.ts';
import { calibration, changedAnswers, pace, percentOf } from '../../domain/score.ts';
import { useMessages } from '../../ui/messages.ts';
import { useConfidenceWords } from '../../views/ConfidencePicker.tsx';
import { OutcomeMark } from '../../views/OutcomeMark.tsx';
import { attemptMessages, creditText, durationText } from '../../views/attempt-messages.ts';
import { placeHref } from './links.ts';
import { resultMessages } from './messages.ts';
import type { AttemptBanks } from './use-banks.ts';
import styles from './Details.module.css';

interface DetailProps {
  readonly state: AttemptState;
}

function Detail(props: { readonly id: string; readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.detail} aria-labelledby={props.id}>
      <h2 id={props.id} className={styles.title}>
        {props.title}
      </h2>
      <div className={styles.content}>{props.children}</div>
    </section>
  );
}

/** Links to questions by their place in the paper. */
function Places({ state, questions }: DetailProps & { readonly questions: readonly string[] }) {
  const words = useMessages(resultMessages);
  if (questions.length === 0) return <span className={styles.soft}>{words.noneOfThese}</span>;
  return (
    <span className={styles.places}>
      {questions.map((id) => {
        const place = placeOf(state, id);
        return (
          <Link key={id} href={placeHref(state.id, place)} aria-label={words.question(place)}>
            {place}
          </Link>
        );
      })}
    </span>
  );
}

function placeOf(state: AttemptState, question: string): number {
  return state.start.items.findIndex((item) => item.id === question) + 1;
}

/** Seconds against the plan, question by question. */
export function PaceDetail({ state }: DetailProps) {
  const words = useMessages(resultMessages);
  const names = useMessages(attemptMessages);
  const { meanMs, planMs, fastWrong, slowRight, perQuestion } = pace(state);
  const plan = planMs ?? 0;
  // One very long question must not flatten all others: bars end at four times the plan, the table does not.
  const top = Math.max(1, Math.min(plan * 4, Math.max(plan * 1.5, ...perQuestion.map((p) => p.timeMs))));
  return (
    <Detail id="pace" title={words.pace}>
      <p>{words.paceMean(durationText(names, meanMs), durationText(names, plan))}</p>
      <div className={styles.chart} aria-hidden="true">
        <div className={styles.bars}>
          <div className={styles.plan} style={{ bottom: `${(plan / top) * 100}%` }}>
            <span>{words.planLine(durationText(names, plan))}</span>
          </div>
          {perQuestion.map((p) => (
            <i
              key={p.question}
              className={
                questionState(state, p.question).verdict?.outcome === 'right' ? styles.full : styles.hollow
              }
              style={{ height: `${Math.min(100, (p.timeMs / top) * 100)}%` }}
            />
          ))}
        </div>
        <div className={styles.axis}>
          <span>{words.question(1)}</span>
          <span>{words.question(perQuestion.length)}</span>
        </div>
      </div>
      <p className={styles.soft}>{words.paceKey}</p>
      <dl className={styles.pairs}>
        <dt>{words.fastWrong}</dt>
        <dd>
          <Places state={state} questions={fastWrong} />
        </dd>
        <dt>{words.slowRight}</dt>
        <dd>
          <Places state={state} questions={slowRight} />
        </dd>
      </dl>
      <details className={`${styles.more} print-open`}>
        <summary>{words.asTable}</summary>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">{words.number}</th>
              <th scope="col">{words.time}</th>
              <th scope="col">{words.outcome}</th>
            </tr>
          </thead>
          <tbody>
            {perQuestion.map((p, i) => {
              const { verdict } = questionState(state, p.question);
              return (
                <tr key={p.question}>
                  <th scope="row">{i + 1}</th>
                  <td>{durationText(names, p.timeMs)}</td>
                  <td>{verdict ? <OutcomeMark outcome={verdict.outcome} /> : '–'}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </details>
    </Detail>
  );
}

/** What changing answers gained and lost. */
export function ChangedDetail({ state, banks }: DetailProps & { readonly banks: AttemptBanks }) {
  const words = useMessages(resultMessages);
  const items = new Map(state.start.items.map((item) => [item.id, item]));
  const changes = changedAnswers(state, (id) => {
    const item = items.get(id);
    return item && banks.keyOf(item)?.key;
  });
  const rows = [
    ['gained', words.changedGained],
    ['lost', words.changedLost],
    ['same', words.changedSame],
  ] as const;
  return (
    <Detail id="changed" title={words.changed}>
      {changes.length === 0 ? (
        <p className={styles.soft}>{words.changedNone}</p>
      ) : (
        <dl className={styles.pairs}>
          {rows.map(([effect, label]) => {
            const questions = changes.filter((c) => c.effect === effect).map((c) => c.question);
            return (
              <Fragment key={effect}>
                <dt>
                  {label} <b className={styles.count}>{words.questionsCount(questions.length)}</b>
                </dt>
                <dd>{questions.length > 0 && <Places state={state} questions={questions} />}</dd>
              </Fragment>
            );
          })}
        </dl>
      )}
      {banks.missing.length > 0 && <p className={styles.soft}>{words.changedUnknown}</p>}
    </Detail>
  );
}

/** Confidence against correctness. */
export function CalibrationDetail({ state }: DetailProps) {
  const words = useMessages(resultMessages);
  const labels = useConfidenceWords();
  const rows = calibration(state).filter((row) => row.confidence !== null || row.tally.questions > 0);
  const given = rows.some((row) => row.confidence !== null && row.tally.questions > 0);
  return (
    <Detail id="calibration" title={words.calibration}>
      {given ? (
        <table className={`${styles.table} ${styles.wide}`}>
          <thead>
            <tr>
              <th scope="col">{words.confidence}</th>
              <th scope="col">{words.correct}</th>
              <th scope="col" colSpan={2}>
                {words.rate}
              </th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ confidence, tally }) => {
              const percent = percentOf(tally);
              return (
                <tr key={confidence ?? 'none'}>
                  <th scope="row">{confidence === null ? words.noConfidence : labels[confidence]}</th>
                  <td>
                    {tally.questions === 0 ? '–' : words.counts(creditText(tally.credit), tally.questions)}
                  </td>
                  <td className={styles.figure}>{percent === null ? '–' : words.percent(percent)}</td>
                  <td className={styles.barCell} aria-hidden="true">
                    <div className={styles.bar} style={{ width: `${percent ?? 0}%` }} />
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      ) : (
        <p className={styles.soft}>{words.calibrationNone}</p>
      )}
    </Detail>
  );
}

/** Time used, who handed it in, and a clock that moved. */
export function TimeDetail({ state }: DetailProps) {
  const words = useMessages(resultMessages);
  const names = useMessages(attemptMessages);
  const { start, submitted, clockOffsetMs } = state;
  const onScreen = start.items.reduce((sum, item) => sum + questionState(state, item.id).timeMs, 0);
  return (
    <Detail id="time" title={words.timeUsed}>
      <p>
        {start.durationMs !== null && submitted
          ? words.used(durationText(names, submitted.at - start.at), durationText(names, start.durationMs))
          : words.usedOpen(durationText(names, onScreen))}
      </p>
      {start.mode === 'mock' && submitted && (
        <p>{submitted.by === 'time' ? words.byTime : words.byLearner}</p>
      )}
      {clockOffsetMs !== 0 && <p>{words.clockMoved(durationText(names, Math.abs(clockOffsetMs)))}</p>}
    </Detail>
  );
}

/** Questions without a part in the score, and why. */
export function UnscoredDetail({ state }: DetailProps) {
  const words = useMessages(resultMessages);
  const byReason = new Map<UnscoredReason, AttemptItem[]>();
  for (const item of state.start.items) {
    const reason = unscoredReason(state, item.id);
    if (reason) byReason.set(reason, [...(byReason.get(reason) ?? []), item]);
  }
  if (byReason.size === 0) return null;
  const labels = {
    figure: words.unscoredFigure,
    'not-judged': state.start.mode === 'practice' ? words.unscoredNotChecked : words.unscoredNotJudged,
    self: words.unscoredSelf,
  };
  return (
    <Detail id="unscored" title={words.unscored}>
      <dl className={styles.pairs}>
        {[...byReason].map(([reason, items]) => (
          <Fragment key={reason}>
            <dt>
              {labels[reason]} <b className={styles.count}>{words.questionsCount(items.length)}</b>
            </dt>
            <dd>
              <Places state={state} questions={items.map((item) => item.id)} />
            </dd>
          </Fragment>
        ))}
      </dl>
    </Detail>
  );
}
