import type { ReactNode } from 'react';
import { useMessages } from '../ui/messages.ts';
import { Letter } from './Letter.tsx';
import { questionMessages } from './messages.ts';
import styles from './MarkedRow.module.css';

interface MarkedRowProps {
  readonly letter: string;
  /** One of several that may be chosen: a box, as in the form. */
  readonly square?: boolean;
  readonly isKey: boolean;
  readonly isChosen: boolean;
  readonly text: ReactNode;
  readonly reason: ReactNode;
}

export function MarkedRows({ children }: { readonly children: ReactNode }) {
  return <ul className={styles.list}>{children}</ul>;
}

/** One choice after marking: what it is, whose it is, and why. */
export function MarkedRow({ letter, square = false, isKey, isChosen, text, reason }: MarkedRowProps) {
  const words = useMessages(questionMessages);
  return (
    <li className={styles.row}>
      <Letter letter={letter} square={square} isKey={isKey} chosen={isChosen} />
      <div className={styles.content}>
        <div className={styles.text}>{text}</div>
        {(isKey || isChosen) && (
          <p className={styles.tags}>
            {isKey && (
              <span className={styles.tag}>
                <Pen path="M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15" /> {words.key}
              </span>
            )}
            {isChosen && !isKey && (
              <span className={styles.tag}>
                <Pen path="M4 4l12 12M16 4L4 16" /> {words.yours}
              </span>
            )}
            {isChosen && isKey && <span className={styles.yours}>{words.yours}</span>}
          </p>
        )}
        {reason !== undefined && <div className={styles.reason}>{reason}</div>}
      </div>
    </li>
  );
}

/** A stroke of the red pen. */
function Pen({ path }: { readonly path: string }) {
  return (
    <svg
      width="1em"
      height="1em"
      viewBox="0 0 20 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="2.4"
      strokeLinecap="round"
      aria-hidden="true"
    >
      <path d={path} />
    </svg>
  );
}
