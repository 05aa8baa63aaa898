import type { ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useMessages } from '../../ui/messages.ts';
import { examMessages } from './messages.ts';
import styles from './ActionBar.module.css';

interface ActionBarProps {
  readonly flagged: boolean;
  readonly disabled: boolean;
  readonly first: boolean;
  readonly last: boolean;
  readonly onMove: (by: -1 | 1) => void;
  readonly onReview: () => void;
  readonly onFlag: () => void;
  /** Narrow screens: opens the grid. */
  readonly onGrid: (() => void) | null;
  /** Wide screens: the confidence. */
  readonly children?: ReactNode;
}

/** Previous, flag, (grid,) next: always in the same place at the foot of the screen. */
export function ActionBar(props: ActionBarProps) {
  const { flagged, disabled, first, last, onMove, onReview, onFlag, onGrid, children } = props;
  const words = useMessages(examMessages);
  return (
    <div className={styles.place}>
      <div className={styles.bar} role="group" aria-label={words.actions}>
        <button type="button" className={styles.action} disabled={first} onClick={() => onMove(-1)}>
          <Icon name="previous" />
          {words.previous}
        </button>
        <button
          type="button"
          className={`${styles.action} ${styles.flag}`}
          aria-pressed={flagged}
          disabled={disabled}
          onClick={onFlag}
        >
          <Icon name="flag" />
          {words.flag}
        </button>
        {children !== undefined && <div className={styles.middle}>{children}</div>}
        {onGrid && (
          <button type="button" className={styles.action} aria-haspopup="dialog" onClick={onGrid}>
            <Icon name="grid" />
            {words.grid}
          </button>
        )}
        {last ? (
          <button
            type="button"
            className={`${styles.action} ${styles.next}`}
            aria-label={words.toReview}
            onClick={onReview}
          >
            <Icon name="check" />
            <span className={styles.long}>{words.toReview}</span>
            <span className={styles.short}>{words.toReviewShort}</span>
          </button>
        ) : (
          <button type="button" className={`${styles.action} ${styles.next}`} onClick={() => onMove(1)}>
            <Icon name="next" />
            {words.next}
          </button>
        )}
      </div>
    </div>
  );
}
