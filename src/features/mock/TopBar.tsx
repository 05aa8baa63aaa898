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
  /** The tools have a row of their own. */
  readonly toolsBelow: boolean;
  readonly onLeave: () => void;
}

/** Which question, what is saved, how much time, and the tools: always on screen. */
export function TopBar({ index, all, clock, tools, toolsBelow, onLeave }: TopBarProps) {
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
        {!toolsBelow && tools}
        {clock}
      </div>
      {toolsBelow && tools}
    </header>
  );
}

interface ToolsProps {
  readonly calculator: boolean;
  readonly scratch: boolean;
  /** Icons alone: their names are there to be heard. */
  readonly icons: boolean;
  readonly onCalculator: () => void;
  readonly onScratch: () => void;
  readonly onHelp: () => void;
  readonly onReview: (() => void) | null;
}

/** Calculator, scratch board, keys. */
export function Tools(props: ToolsProps) {
  const { calculator, scratch, icons, onCalculator, onScratch, onHelp, onReview } = props;
  const words = useMessages(examMessages);
  const named = (name: string) => <span className={icons ? 'visually-hidden' : undefined}>{name}</span>;
  return (
    <div className={styles.tools} role="group" aria-label={words.tools}>
      <button
        type="button"
        id="tool-calculator"
        className={styles.tool}
        aria-expanded={calculator}
        title={icons ? words.calculator : undefined}
        onClick={onCalculator}
      >
        <Icon name="calculator" size={18} />
        {named(words.calculator)}
      </button>
      <button
        type="button"
        id="tool-scratch"
        className={styles.tool}
        aria-expanded={scratch}
        title={icons ? words.scratch : undefined}
        onClick={onScratch}
      >
        <Icon name="pencil" size={18} />
        {named(words.scratch)}
      </button>
      <button
        type="button"
        className={`${styles.tool} ${styles.help}`}
        aria-haspopup="dialog"
        title={icons ? words.help : undefined}
        onClick={onHelp}
      >
        <Icon name="help" size={18} />
        {named(words.help)}
      </button>
      {onReview && (
        <button
          type="button"
          className={`${styles.tool} ${styles.review}`}
          aria-label={words.toReview}
          title={icons ? words.toReview : undefined}
          onClick={onReview}
        >
          {icons && <Icon name="check" size={18} />}
          {!icons && <span className={styles.long}>{words.toReview}</span>}
          {!icons && <span className={styles.short}>{words.toReviewShort}</span>}
        </button>
      )}
    </div>
  );
}
