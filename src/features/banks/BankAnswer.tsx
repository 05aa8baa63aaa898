import type { ReactElement } from 'react';
import type { CompiledKey, CompiledQuestion, SafeHtml } from '../../content/compiled.ts';
import { useMessages } from '../../ui/messages.ts';
import { MarkedChoices } from '../../views/MarkedChoices.tsx';
import { RichText } from '../../views/RichText.tsx';
import { blanksInOrder, choicesInOrder, lettersOf } from '../../views/letters.ts';
import { questionMessages } from '../../views/messages.ts';
import { bankMessages } from './bank-messages.ts';
import styles from './Bank.module.css';

interface BankAnswerProps {
  readonly question: CompiledQuestion;
  /** Null while the keys are hidden. */
  readonly answerKey: CompiledKey | null;
  readonly language: 'ja' | 'en';
}

type Of<K extends CompiledQuestion['kind']> = BankAnswerProps & {
  readonly question: Extract<CompiledQuestion, { kind: K }>;
};

/**
 * What can be answered and, with the keys, what is right and why. Nobody has answered here: there is no "yours",
 * which `MarkedAnswer` is about.
 */
export function BankAnswer(props: BankAnswerProps): ReactElement {
  const { question } = props;
  switch (question.kind) {
    case 'choice':
    case 'multiple':
      return <Choices {...props} question={question} />;
    case 'blanks':
      return <Blanks {...props} question={question} />;
    case 'number':
      return <NumberAnswer {...props} question={question} />;
    case 'short':
      return <ShortAnswer {...props} question={question} />;
  }
}

function Choices({ question, answerKey, language }: Of<'choice' | 'multiple'>) {
  const words = useMessages(questionMessages);
  const right = answerKey?.key;
  return (
    <div>
      {question.kind === 'multiple' && (
        <p className={styles.how}>
          {question.choose === null ? words.chooseAll : words.chooseN(question.choose)}
        </p>
      )}
      <MarkedChoices
        choices={choicesInOrder(question, '')}
        square={question.kind === 'multiple'}
        correct={right?.kind === 'choice' ? [right.correct] : right?.kind === 'multiple' ? right.correct : []}
        reasonOf={(id) => answerKey?.reasons[id]}
        letters={lettersOf(question, '')}
        language={language}
      />
    </div>
  );
}

function Blanks({ question, answerKey, language }: Of<'blanks'>) {
  const words = useMessages(questionMessages);
  const letters = lettersOf(question, '');
  const blanks = blanksInOrder(question, '');
  const right = answerKey?.key.kind === 'blanks' ? answerKey.key.correct : null;
  const shared = { letters, language };
  const reason = (id: string) => <Reason html={answerKey?.reasons[id]} {...shared} />;
  if (question.pooled) {
    return (
      <div>
        <p className={styles.how}>{words.pool}</p>
        <MarkedChoices
          choices={blanks[0]?.choices ?? []}
          reasonOf={(id) => answerKey?.reasons[id]}
          {...shared}
        />
        {right && (
          <ul className={styles.blankKeys}>
            {blanks.map((blank) => (
              <li key={blank.id}>
                <p className={styles.right}>
                  {words.labelled(words.blank(blank.id))}
                  <b>{blank.choices.find((c) => c.id === right[blank.id])?.letter}</b>
                </p>
                {reason(blank.id)}
              </li>
            ))}
          </ul>
        )}
      </div>
    );
  }
  return (
    <div className={styles.blanks}>
      {blanks.map((blank) => (
        <div key={blank.id}>
          <p className={styles.how}>{words.blank(blank.id)}</p>
          {reason(blank.id)}
          <MarkedChoices
            choices={blank.choices}
            correct={right ? [right[blank.id] ?? ''] : []}
            reasonOf={(id) => answerKey?.reasons[`${blank.id}.${id}`] ?? answerKey?.reasons[id]}
            {...shared}
          />
        </div>
      ))}
    </div>
  );
}

function NumberAnswer({ question: { unit }, answerKey, language }: Of<'number'>) {
  const words = useMessages(questionMessages);
  const own = useMessages(bankMessages);
  const right = answerKey?.key;
  if (right?.kind !== 'number') {
    return (
      <p className={styles.how}>
        {words.listed([own.answerNumber, ...(unit === null ? [] : [own.unit(unit)])])}
      </p>
    );
  }
  return (
    <dl className={styles.typed}>
      <dt>{words.key}</dt>
      <dd className={styles.right}>
        {right.value}
        {right.tolerance > 0 && ` ± ${right.tolerance}`}
        {unit !== null && ` ${unit}`}
      </dd>
      {answerKey!.slips.length > 0 && <dt>{words.slips}</dt>}
      {answerKey!.slips.map((slip) => (
        <dd key={slip.value} className={styles.slip}>
          <b>{slip.value}</b>
          <RichText as="span" html={slip.reason} lang={language} />
        </dd>
      ))}
    </dl>
  );
}

function ShortAnswer({ answerKey, language }: Of<'short'>) {
  const words = useMessages(questionMessages);
  const own = useMessages(bankMessages);
  const right = answerKey?.key;
  if (right?.kind !== 'short') return <p className={styles.how}>{own.answerShort}</p>;
  return (
    <dl className={styles.typed}>
      <dt>{words.model}</dt>
      <dd>{answerKey!.model !== null && <RichText html={answerKey!.model} lang={language} />}</dd>
      {right.accepts.length > 0 && (
        <>
          <dt>{own.accepts}</dt>
          <dd lang={language}>{words.listed(right.accepts)}</dd>
        </>
      )}
      {answerKey!.rubric.length > 0 && <dt>{words.rubric}</dt>}
      {answerKey!.rubric.map((point) => (
        <dd key={point}>
          <RichText as="span" html={point} lang={language} />
        </dd>
      ))}
    </dl>
  );
}

function Reason(props: {
  readonly html: SafeHtml | undefined;
  readonly letters: Readonly<Record<string, string>>;
  readonly language: 'ja' | 'en';
}) {
  const { html, letters, language } = props;
  return html === undefined ? null : (
    <RichText html={html} letters={letters} lang={language} className={styles.reason} />
  );
}
