import type { RefObject } from 'react';
import { Button } from '../../ui/Button.tsx';
import { useMessages } from '../../ui/messages.ts';
import { isUnanswered } from './answer-status.ts';
import { type Cell, CellList } from './QuestionGrid.tsx';
import { examMessages } from './messages.ts';
import styles from './AnswerReview.module.css';

interface AnswerReviewProps {
  readonly cells: readonly Cell[];
  readonly disabled: boolean;
  readonly heading: RefObject<HTMLHeadingElement | null>;
  readonly onOpen: (index: number) => void;
  readonly onBack: () => void;
  readonly onSubmit: () => void;
}

/** What is answered, open and flagged, before the attempt is handed in. */
export function AnswerReview({ cells, disabled, heading, onOpen, onBack, onSubmit }: AnswerReviewProps) {
  const words = useMessages(examMessages);
  const lists = [
    [words.unanswered, cells.filter((c) => isUnanswered(c.status))],
    // Among the unanswered ones.
    [words.unreadable, cells.filter((c) => c.status === 'unreadable')],
    [words.partly, cells.filter((c) => c.status === 'part')],
    [words.flagged, cells.filter((c) => c.flagged)],
    [words.answered, cells.filter((c) => c.status === 'full')],
  ] as const;
  const counts = lists.filter(
    ([name, list]) => name !== words.unreadable && (name !== words.partly || list.length > 0),
  );
  return (
    <div className={styles.review}>
      <h1 ref={heading} tabIndex={-1}>
        {words.reviewTitle}
      </h1>
      <p className={styles.lead}>{words.reviewLead}</p>
      <dl className={styles.counts}>
        {counts.map(([name, list]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{words.countUnit(list.length)}</dd>
          </div>
        ))}
      </dl>
      <div className={`ways ${styles.actions}`}>
        <Button look="primary" disabled={disabled} onClick={onSubmit}>
          {words.submit}
        </Button>
        <Button onClick={onBack}>{words.stay}</Button>
      </div>
      <p className={styles.hint}>{words.jumpHint}</p>
      {lists
        .filter(([, list]) => list.length > 0)
        .map(([name, list]) => (
          <section key={name} className={styles.list} aria-label={name}>
            <h2>{name}</h2>
            <CellList cells={list} current={null} onOpen={onOpen} />
          </section>
        ))}
    </div>
  );
}
