import { useEffect, useId, useState } from 'react';
import { Link } from 'wouter';
import type { CompiledKey, CompiledQuestion } from '../content/compiled.ts';
import { syllabusItem } from '../domain/syllabus.ts';
import { Button } from '../ui/Button.tsx';
import { useMessages } from '../ui/messages.ts';
import { RichText } from './RichText.tsx';
import { SourceList } from './SourceList.tsx';
import { Verified } from './Verified.tsx';
import { useApp } from './app-context.ts';
import { lettersOf } from './letters.ts';
import { questionMessages } from './messages.ts';
import styles from './Explanation.module.css';

interface ExplanationProps {
  readonly question: CompiledQuestion;
  readonly answerKey: CompiledKey;
  readonly seed: string;
  readonly language: 'ja' | 'en';
}

/** 解説: the explanation, the way to the note of its syllabus item, its sources, how the key was verified, the learner's memo, a way to report a defect. */
export function Explanation({ question, answerKey, seed, language }: ExplanationProps) {
  const words = useMessages(questionMessages);
  const [copied, setCopied] = useState(false);
  return (
    <section className={styles.explanation} aria-labelledby={`explanation-${question.id}`}>
      <h2 id={`explanation-${question.id}`}>{words.explanation}</h2>
      <RichText
        html={answerKey.explanation}
        letters={lettersOf(question, seed)}
        className={styles.text}
        lang={language}
      />
      <NoteLink item={question.syllabus} />
      <h3>{words.sources}</h3>
      <SourceList sources={answerKey.sources} language={language} />
      <Verified how={answerKey.verified} className={styles.verified} />
      <MemoField key={question.id} question={question.id} />
      <p className="no-print">
        <Button
          look="quiet"
          flush
          onClick={() => {
            void navigator.clipboard
              .writeText(`${question.id} (${question.hash})`)
              .then(() => setCopied(true));
          }}
        >
          {words.report}
        </Button>
        <span role="status" className={styles.hint}>
          {copied ? `${words.reportHint} ${question.id} (${question.hash})` : ''}
        </span>
      </p>
    </section>
  );
}

/** The way to the note (要点) of a syllabus item; nothing when there is none. */
function NoteLink({ item }: { readonly item: string }) {
  const words = useMessages(questionMessages);
  const { library } = useApp();
  const label = syllabusItem(item)?.ja;
  if (label === undefined || !library.noteItems.includes(item)) return null;
  return (
    <p className="no-print">
      <Link href={`/notes/${item}`} className={styles.note}>
        <span>
          {words.note}
          <span lang="ja">{label}</span>
        </span>
      </Link>
    </p>
  );
}

/** A memo is kept per question, over all attempts; every change is written at once. */
function MemoField({ question }: { readonly question: string }) {
  const words = useMessages(questionMessages);
  const { storage } = useApp();
  const id = useId();
  /** Null until what is kept was read: nothing may be written over it before. */
  const [text, setText] = useState<string | null>(null);
  const [status, setStatus] = useState<'' | 'saved' | 'failed' | 'unread'>('');
  const [round, setRound] = useState(0);
  useEffect(() => {
    let wanted = true;
    storage.memo(question).then(
      (memo) => {
        if (!wanted) return;
        setText(memo?.text ?? '');
        setStatus('');
      },
      () => wanted && setStatus('unread'),
    );
    return () => {
      wanted = false;
    };
  }, [storage, question, round]);
  const write = (next: string) => {
    setText(next);
    storage.saveMemo({ question, text: next, at: Date.now() }).then(
      () => setStatus('saved'),
      () => setStatus('failed'),
    );
  };
  const said = { '': '', saved: words.memoSaved, failed: words.memoFailed, unread: words.memoUnread }[status];
  return (
    <div className={styles.memo}>
      <label htmlFor={id}>{words.memo}</label>
      <textarea
        id={id}
        rows={2}
        value={text ?? ''}
        readOnly={text === null}
        onChange={(event) => write(event.currentTarget.value)}
      />
      <p role="status" className={styles.hint}>
        {said}
      </p>
      {status === 'unread' && (
        <p className="no-print">
          <Button onClick={() => setRound((n) => n + 1)}>{words.retry}</Button>
        </p>
      )}
    </div>
  );
}
