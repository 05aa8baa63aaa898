import { useEffect, useRef, useState } from 'react';
import type { AttemptState } from '../../domain/attempt.ts';
import { questionState } from '../../domain/attempt.ts';
import { Segmented } from '../../ui/Segmented.tsx';
import { useMessages } from '../../ui/messages.ts';
import { type AnswerStatus, isUnanswered } from './answer-status.ts';
import { examMessages } from './messages.ts';
import styles from './QuestionGrid.module.css';

type Filter = 'all' | 'none' | 'part' | 'flagged';

/** What a cell shows of its question: nothing that could tell right from wrong. */
export interface Cell {
  readonly index: number;
  readonly status: AnswerStatus;
  readonly flagged: boolean;
}

/** The cells of an attempt, in its order. */
export function cellsOf(state: AttemptState, statusOf: (index: number) => AnswerStatus): readonly Cell[] {
  return state.start.items.map((item, index) => ({
    index,
    status: statusOf(index),
    flagged: questionState(state, item.id).flagged,
  }));
}

interface QuestionGridProps {
  readonly cells: readonly Cell[];
  /** Index of the question on screen, or null. */
  readonly current: number | null;
  readonly onOpen: (index: number) => void;
}

/** Every question as a numbered cell, with filters. */
export function QuestionGrid({ cells, current, onOpen }: QuestionGridProps) {
  const words = useMessages(examMessages);
  const [filter, setFilter] = useState<Filter>('all');
  const held = {
    all: cells,
    none: cells.filter((cell) => isUnanswered(cell.status)),
    part: cells.filter((cell) => cell.status === 'part'),
    flagged: cells.filter((cell) => cell.flagged),
  };
  const shown = held[filter];
  const empty = { all: '', none: words.noneUnanswered, part: words.nonePartly, flagged: words.noneFlagged };
  return (
    <div className={styles.gridPart}>
      <Segmented
        label={words.filter}
        value={filter}
        onChange={setFilter}
        options={[
          { value: 'all', label: `${words.all} ${cells.length}` },
          { value: 'none', label: `${words.unanswered} ${held.none.length}` },
          // Also while there is none: the cells below keep their place.
          { value: 'part', label: `${words.partly} ${held.part.length}` },
          { value: 'flagged', label: `${words.flagged} ${held.flagged.length}` },
        ]}
      />
      {shown.length === 0 ? (
        <p className={styles.empty}>{empty[filter]}</p>
      ) : (
        <div className={styles.scroll}>
          <CellList cells={shown} current={current} onOpen={onOpen} />
        </div>
      )}
      <GridKey />
    </div>
  );
}

export function CellList({ cells, current, onOpen }: QuestionGridProps) {
  const words = useMessages(examMessages);
  const list = useRef<HTMLOListElement>(null);
  useEffect(() => {
    // Keeps the current cell in sight; only the box around the cells scrolls, never the page.
    const box = list.current?.parentElement;
    const cell = list.current?.querySelector('[aria-current]')?.getBoundingClientRect();
    if (!box || !cell) return;
    const { top, bottom } = box.getBoundingClientRect();
    if (cell.top < top) box.scrollTop -= top - cell.top + 8;
    else if (cell.bottom > bottom) box.scrollTop += cell.bottom - bottom + 8;
  }, [current]);
  const statusText = {
    none: words.unanswered,
    unreadable: `${words.unanswered}${words.comma}${words.unreadable}`,
    part: words.partly,
    full: words.answered,
  };
  return (
    <ol ref={list} className={styles.cells}>
      {cells.map((cell) => (
        <li key={cell.index}>
          <button
            type="button"
            className={`${styles.cell} ${styles[cell.status]} ${cell.flagged ? styles.flagged : ''}`}
            aria-current={cell.index === current ? 'true' : undefined}
            aria-label={[
              words.question(cell.index + 1),
              statusText[cell.status],
              ...(cell.flagged ? [words.flagged] : []),
            ].join(words.comma)}
            onClick={() => onOpen(cell.index)}
          >
            {cell.index + 1}
          </button>
        </li>
      ))}
    </ol>
  );
}

/** What the looks of a cell mean. */
function GridKey() {
  const words = useMessages(examMessages);
  return (
    <p className={styles.key} aria-hidden="true">
      <span>
        <i className={`${styles.sample} ${styles.full}`} />
        {words.answered}
      </span>
      <span>
        <i className={`${styles.sample} ${styles.part}`} />
        {words.partly}
      </span>
      <span>
        <i className={`${styles.sample} ${styles.none}`} />
        {words.unanswered}
      </span>
      <span>
        <i className={`${styles.sample} ${styles.none} ${styles.flagged}`} />
        {words.flagged}
      </span>
    </p>
  );
}
