import type { ReactElement } from 'react';
import type { CompiledKey, CompiledQuestion } from '../content/compiled.ts';
import type { Answer, Key } from '../domain/question.ts';
import { useMessages } from '../ui/messages.ts';
import { MarkedChoices } from './MarkedChoices.tsx';
import { OutcomeMark } from './OutcomeMark.tsx';
import { RichText } from './RichText.tsx';
import { blanksInOrder, choicesInOrder, lettersOf } from './letters.ts';
import { questionMessages } from './messages.ts';
import styles from './MarkedAnswer.module.css';

interface MarkedAnswerProps {
  readonly question: CompiledQuestion;
  readonly answerKey: CompiledKey;
  readonly answer: Answer | undefined;
  /** The attempt's seed: the letters the learner saw. */
  readonly seed: string;
  readonly language: 'ja' | 'en';
}

/**
 * The learner's answer beside the key, with the reason for every choice; nothing when question and key, which are
 * two files, are not of one kind.
 */
export function MarkedAnswer(props: MarkedAnswerProps): ReactElement | null {
  const { question, answerKey, answer, seed, language } = props;
  const { key } = answerKey;
  const choices = {
    reasonOf: (id: string) => answerKey.reasons[id],
    letters: lettersOf(question, seed),
    language,
  };
  switch (question.kind) {
    case 'choice':
      if (key.kind !== 'choice') return null;
      return (
        <MarkedChoices
          {...choices}
          choices={choicesInOrder(question, seed)}
          correct={[key.correct]}
          chosen={answer?.kind === 'choice' ? [answer.choice] : []}
        />
      );
    case 'multiple':
      if (key.kind !== 'multiple') return null;
      return (
        <MarkedChoices
          {...choices}
          square
          choices={choicesInOrder(question, seed)}
          correct={key.correct}
          chosen={answer?.kind === 'multiple' ? answer.choices : []}
        />
      );
    case 'blanks':
      return key.kind === 'blanks' ? <MarkedBlanks {...props} question={question} right={key} /> : null;
    case 'number':
      return key.kind === 'number' ? <MarkedNumber {...props} unit={question.unit} right={key} /> : null;
    case 'short':
      return key.kind === 'short' ? <MarkedShort {...props} /> : null;
  }
}

function MarkedBlanks({
  question,
  right: { correct },
  answerKey,
  answer,
  seed,
  language,
}: MarkedAnswerProps & {
  readonly question: Extract<CompiledQuestion, { kind: 'blanks' }>;
  readonly right: Extract<Key, { kind: 'blanks' }>;
}) {
  const words = useMessages(questionMessages);
  const letters = lettersOf(question, seed);
  const blanks = blanksInOrder(question, seed);
  const given = answer?.kind === 'blanks' ? answer.choices : {};
  const right = blanks.filter((b) => given[b.id] === correct[b.id]).length;
  // A choice of a shared list has one reason, not one for each blank.
  const reasonOf = (id: string, blank: string) =>
    answerKey.reasons[`${blank}.${id}`] ?? answerKey.reasons[id];
  const named = new Set(blanks.flatMap((b) => [correct[b.id], given[b.id]]));
  const rest = question.pooled ? (blanks[0]?.choices.filter((c) => !named.has(c.id)) ?? []) : [];
  const letterOf = (blank: (typeof blanks)[number], id: string | undefined) =>
    blank.choices.find((c) => c.id === id)?.letter ?? '–';
  return (
    <div className={styles.blanks}>
      <p className={styles.corrections}>
        {blanks.map((blank) => {
          const ok = given[blank.id] === correct[blank.id];
          return (
            <span key={blank.id} className={styles.correction}>
              {words.labelled(blank.id)}
              {ok ? (
                <>
                  {letterOf(blank, given[blank.id])} <OutcomeMark outcome="right" label={false} />
                </>
              ) : (
                <>
                  {given[blank.id] === undefined ? (
                    <span className={styles.unanswered}>{words.unanswered}</span>
                  ) : (
                    <s>{letterOf(blank, given[blank.id])}</s>
                  )}
                  <span aria-hidden="true">→</span>
                  <span className="visually-hidden">{words.key}</span>
                  <b className={styles.corrected}>{letterOf(blank, correct[blank.id])}</b>
                </>
              )}
            </span>
          );
        })}
        <span className={styles.creditNote}>{words.credit(right, blanks.length)}</span>
      </p>
      {blanks.map((blank) => (
        <section key={blank.id}>
          <h2 className={styles.blankTitle}>{words.blank(blank.id)}</h2>
          {answerKey.reasons[blank.id] !== undefined && (
            <RichText
              html={answerKey.reasons[blank.id]!}
              letters={letters}
              className={styles.blankReason}
              lang={language}
            />
          )}
          <MarkedChoices
            choices={
              question.pooled
                ? blank.choices.filter((c) => c.id === correct[blank.id] || c.id === given[blank.id])
                : blank.choices
            }
            correct={[correct[blank.id]!]}
            chosen={given[blank.id] === undefined ? [] : [given[blank.id]!]}
            reasonOf={(id) => reasonOf(id, blank.id)}
            letters={letters}
            language={language}
          />
        </section>
      ))}
      {rest.length > 0 && (
        <section>
          <h2 className={styles.blankTitle}>{words.otherChoices}</h2>
          <MarkedChoices
            choices={rest}
            correct={[]}
            chosen={[]}
            reasonOf={(id) => answerKey.reasons[id]}
            letters={letters}
            language={language}
          />
        </section>
      )}
    </div>
  );
}

function MarkedNumber({
  unit,
  right,
  answerKey,
  answer,
  language,
}: MarkedAnswerProps & {
  readonly unit: string | null;
  readonly right: Extract<Key, { kind: 'number' }>;
}) {
  const words = useMessages(questionMessages);
  return (
    <div className={styles.typed}>
      <dl className={styles.pairs}>
        <dt>{words.yours}</dt>
        <dd>{answer?.kind === 'number' ? answer.text : words.unanswered}</dd>
        <dt>{words.key}</dt>
        <dd className={styles.corrected}>
          {right.value}
          {right.tolerance > 0 && ` ± ${right.tolerance}`}
          {unit !== null && ` ${unit}`}
        </dd>
      </dl>
      {answerKey.slips.length > 0 && (
        <>
          <h2 className={styles.blankTitle}>{words.slips}</h2>
          <ul className={styles.slips}>
            {answerKey.slips.map((slip) => (
              <li key={slip.value}>
                <span className={styles.slipValue}>{slip.value}</span>
                <RichText as="span" html={slip.reason} lang={language} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

function MarkedShort({ answerKey, answer, language }: MarkedAnswerProps) {
  const words = useMessages(questionMessages);
  return (
    <div className={styles.typed}>
      <dl className={styles.pairs}>
        <dt>{words.yours}</dt>
        <dd>{answer?.kind === 'short' ? answer.text : words.unanswered}</dd>
        <dt>{words.model}</dt>
        <dd>{answerKey.model !== null && <RichText html={answerKey.model} lang={language} />}</dd>
      </dl>
      {answerKey.rubric.length > 0 && (
        <>
          <h2 className={styles.blankTitle}>{words.rubric}</h2>
          <ul className={styles.slips}>
            {answerKey.rubric.map((point) => (
              <li key={point}>
                <RichText as="span" html={point} lang={language} />
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
