import type { CompiledKey, CompiledQuestion } from '../content/compiled.ts';
import type { Answer } from '../domain/question.ts';
import { useMessages } from '../ui/messages.ts';
import { MarkedRow, MarkedRows } from './MarkedRow.tsx';
import { OutcomeMark } from './OutcomeMark.tsx';
import { RichText } from './RichText.tsx';
import { type LetteredChoice, blanksInOrder, choicesInOrder, lettersOf } from './letters.ts';
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

/** The learner's answer beside the key, with the reason for every choice. */
export function MarkedAnswer(props: MarkedAnswerProps) {
  const { question, answerKey, answer, seed, language } = props;
  const words = useMessages(questionMessages);
  const { key } = answerKey;
  const letters = lettersOf(question, seed);
  if (question.kind === 'choice' && key.kind === 'choice') {
    return (
      <MarkedChoices
        choices={choicesInOrder(question, seed)}
        correct={[key.correct]}
        chosen={answer?.kind === 'choice' ? [answer.choice] : []}
        reasonOf={(id) => answerKey.reasons[id]}
        letters={letters}
        language={language}
      />
    );
  }
  if (question.kind === 'multiple' && key.kind === 'multiple') {
    return (
      <MarkedChoices
        choices={choicesInOrder(question, seed)}
        correct={key.correct}
        chosen={answer?.kind === 'multiple' ? answer.choices : []}
        reasonOf={(id) => answerKey.reasons[id]}
        letters={letters}
        language={language}
      />
    );
  }
  if (question.kind === 'blanks' && key.kind === 'blanks') {
    const blanks = blanksInOrder(question, seed);
    const given = answer?.kind === 'blanks' ? answer.choices : {};
    const right = blanks.filter((b) => given[b.id] === key.correct[b.id]).length;
    const letterOf = (blank: (typeof blanks)[number], id: string | undefined) =>
      blank.choices.find((c) => c.id === id)?.letter ?? '–';
    return (
      <div className={styles.blanks}>
        <p className={styles.corrections}>
          {blanks.map((blank) => {
            const ok = given[blank.id] === key.correct[blank.id];
            return (
              <span key={blank.id} className={styles.correction}>
                {blank.id}：
                {ok ? (
                  <>
                    {letterOf(blank, given[blank.id])} <OutcomeMark outcome="right" label={false} />
                  </>
                ) : (
                  <>
                    <s>{letterOf(blank, given[blank.id])}</s>
                    <span aria-hidden="true">→</span>
                    <span className="visually-hidden">{words.key}</span>
                    <b className={styles.corrected}>{letterOf(blank, key.correct[blank.id])}</b>
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
              choices={blank.choices}
              correct={[key.correct[blank.id]!]}
              chosen={given[blank.id] === undefined ? [] : [given[blank.id]!]}
              reasonOf={(id) => answerKey.reasons[`${blank.id}.${id}`] ?? answerKey.reasons[id]}
              letters={letters}
              language={language}
            />
          </section>
        ))}
      </div>
    );
  }
  if (question.kind === 'number' && key.kind === 'number') {
    return (
      <div className={styles.typed}>
        <dl className={styles.pairs}>
          <dt>{words.yours}</dt>
          <dd>{answer?.kind === 'number' ? answer.text : words.unanswered}</dd>
          <dt>{words.key}</dt>
          <dd className={styles.corrected}>
            {key.value}
            {key.tolerance > 0 && ` ± ${key.tolerance}`}
            {question.unit !== null && ` ${question.unit}`}
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

function MarkedChoices(props: {
  readonly choices: readonly LetteredChoice[];
  readonly correct: readonly string[];
  readonly chosen: readonly string[];
  readonly reasonOf: (choice: string) => CompiledKey['reasons'][string] | undefined;
  readonly letters: Readonly<Record<string, string>>;
  readonly language: 'ja' | 'en';
}) {
  const { choices, correct, chosen, reasonOf, letters, language } = props;
  return (
    <MarkedRows>
      {choices.map((choice) => {
        const reason = reasonOf(choice.id);
        return (
          <MarkedRow
            key={choice.id}
            letter={choice.letter}
            isKey={correct.includes(choice.id)}
            isChosen={chosen.includes(choice.id)}
            text={<RichText html={choice.html} lang={language} />}
            reason={reason && <RichText html={reason} letters={letters} lang={language} />}
          />
        );
      })}
    </MarkedRows>
  );
}
