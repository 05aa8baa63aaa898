import type { ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useMessages } from '../../ui/messages.ts';
import { SaveMark } from '../../views/SaveMark.tsx';
import { examMessages } from './messages.ts';
import styles from './TopBar.module.css';

interface TopBarProps {
  readonly index: number;
  readonly all: number;
  readonly clock: ReactNode;
  readonly tools: ReactNode;
  readonly onLeave: () => void;
}

/** Which question, what is saved, how much time: always on screen. */
export function TopBar({ index, all, clock, tools, onLeave }: TopBarProps) {
  const words = useMessages(examMessages);
  return (
    <header className={styles.bar}>
      <div className={styles.inner}>
        <button
          type="button"
          className={styles.leave}
          aria-label={words.leave}
          title={words.leave}
          onClick={onLeave}
        >
          <Icon name="close" />
        </button>
        <p className={styles.place}>
          <span className={styles.number}>{words.place(index + 1, all)}</span>
          <SaveMark />
        </p>
        {tools}
        {clock}
      </div>
    </header>
  );
}

interface ToolsProps {
  readonly calculator: boolean;
  readonly scratch: boolean;
  readonly onCalculator: () => void;
  readonly onScratch: () => void;
  readonly onHelp: () => void;
  readonly onReview: (() => void) | null;
}

/** Calculator, scratch board, keys. */
export function Tools({ calculator, scratch, onCalculator, onScratch, onHelp, onReview }: ToolsProps) {
  const words = useMessages(examMessages);
  return (
    <div className={styles.tools} role="group" aria-label={words.tools}>
      <button
        type="button"
        id="tool-calculator"
        className={styles.tool}
        aria-expanded={calculator}
        onClick={onCalculator}
      >
        <Icon name="calculator" size={18} />
        {words.calculator}
      </button>
      <button
        type="button"
        id="tool-scratch"
        className={styles.tool}
        aria-expanded={scratch}
        onClick={onScratch}
      >
        <Icon name="pencil" size={18} />
        {words.scratch}
      </button>
      <button
        type="button"
        className={`${styles.tool} ${styles.help}`}
        aria-haspopup="dialog"
        onClick={onHelp}
      >
        <Icon name="help" size={18} />
        {words.help}
      </button>
      {onReview && (
        <button type="button" className={`${styles.tool} ${styles.review}`} onClick={onReview}>
          {words.toReview}
        </button>
      )}
    </div>
  );
}
