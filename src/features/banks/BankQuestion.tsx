import { memo } from 'react';
import { Link } from 'wouter';
import type { CompiledKey, CompiledQuestion } from '../../content/compiled.ts';
import { syllabusItem } from '../../domain/syllabus.ts';
import { useMessages } from '../../ui/messages.ts';
import { QuestionBody } from '../../views/QuestionBody.tsx';
import { useApp } from '../../views/app-context.ts';
import { lettersOf } from '../../views/letters.ts';
import { questionMessages } from '../../views/messages.ts';
import { BankAnswer } from './BankAnswer.tsx';
import { BankExplanation } from './BankExplanation.tsx';
import { bankMessages } from './bank-messages.ts';
import styles from './Bank.module.css';

interface BankQuestionProps {
  readonly number: number;
  /** Not shuffled: the letters are those of the order in the file. */
  readonly question: CompiledQuestion;
  /** Null while the keys are hidden. */
  readonly answerKey: CompiledKey | null;
  readonly language: 'ja' | 'en';
}

/** One question of a bank as it is written, without anything to press. The others come while it stands. */
export const BankQuestion = memo(function BankQuestion(props: BankQuestionProps) {
  const { number, question, answerKey, language } = props;
  const words = useMessages(bankMessages);
  const common = useMessages(questionMessages);
  // Nothing is shuffled, so no seed matters.
  const letters = lettersOf(question, '');
  return (
    <article className={styles.question} aria-labelledby={`question-${number}`}>
      <header className={styles.questionHead}>
        <h2 id={`question-${number}`}>{words.numbered(number)}</h2>
        <p className={styles.meta}>
          {words[question.kind]}
          {question.level !== null && ` · ${common.level(question.level)}`}
          <Item id={question.syllabus} />
        </p>
      </header>
      <QuestionBody paper={{ question, stimulus: null, language }} letters={letters} />
      <BankAnswer question={question} answerKey={answerKey} language={language} />
      {answerKey && <BankExplanation answerKey={answerKey} letters={letters} language={language} />}
      <p className={styles.id}>
        {words.id}
        <code>{question.id}</code>
      </p>
    </article>
  );
});

/** The syllabus item of a question, the way to its note where there is one. */
function Item({ id }: { readonly id: string }) {
  const { noteItems } = useApp().library;
  const name = syllabusItem(id)?.ja;
  if (name === undefined) return null;
  return (
    <>
      {' · '}
      {noteItems.includes(id) ? (
        <Link href={`/notes/${id}`} lang="ja">
          {name}
        </Link>
      ) : (
        <span lang="ja">{name}</span>
      )}
    </>
  );
}
