import styles from './Letter.module.css';

interface LetterProps {
  readonly letter: string;
  /** Several may be chosen: a box instead of a circle. */
  readonly square?: boolean;
  readonly struck?: boolean;
  /** The learner's own. Beside an input that is checked it looks so by itself. */
  readonly chosen?: boolean;
  /** The key, with the red pen round it. */
  readonly isKey?: boolean;
}

/** The letter of a choice, in its circle. */
export function Letter({ letter, square, struck, chosen, isKey }: LetterProps) {
  const looks = [
    styles.letter,
    square && styles.square,
    struck && styles.struck,
    chosen && styles.chosen,
    isKey && styles.key,
  ];
  return <span className={looks.filter(Boolean).join(' ')}>{letter}</span>;
}
