import { useMessages } from '../../ui/messages.ts';
import { OutcomeMark } from '../../views/OutcomeMark.tsx';
import { homeMessages } from './messages.ts';
import styles from './Sample.module.css';

/** A still picture of a review, set in type and marked as a sample. */
export function SampleReview() {
  const words = useMessages(homeMessages);
  const choices = [
    ['A', words.sampleA, words.sampleAReason, ''],
    ['B', words.sampleB, words.sampleBReason, 'yours'],
    ['C', words.sampleC, words.sampleCReason, 'key'],
    ['D', words.sampleD, words.sampleDReason, ''],
  ] as const;
  return (
    <section className={styles.sample} aria-labelledby="sample">
      <header className={styles.header}>
        <h2 id="sample">{words.sampleTitle}</h2>
        <span className={styles.tag}>{words.sampleTag}</span>
      </header>
      <p className={styles.stem}>{words.sampleStem}</p>
      <p className={styles.verdict}>
        <OutcomeMark outcome="wrong" />
      </p>
      <ul className={styles.choices}>
        {choices.map(([letter, text, reason, role]) => (
          <li key={letter} className={role === '' ? undefined : styles[role]}>
            <span className={styles.letter}>{letter}</span>
            <div>
              {role === 'yours' && (
                <p className={styles.role}>
                  <Cross /> {words.sampleYours}
                </p>
              )}
              {role === 'key' && (
                <p className={styles.role}>
                  <Circle /> {words.sampleKey}
                </p>
              )}
              <p>{text}</p>
              <p className={styles.reason}>{reason}</p>
            </div>
          </li>
        ))}
      </ul>
      <p className={styles.note}>
        {words.sampleSource}
        <br />
        {words.sampleNote}
      </p>
    </section>
  );
}

const pen = {
  width: '1em',
  height: '1em',
  viewBox: '0 0 20 20',
  fill: 'none',
  stroke: 'currentColor',
  strokeWidth: 2.4,
  strokeLinecap: 'round',
  'aria-hidden': true,
} as const;

function Circle() {
  return (
    <svg {...pen}>
      <circle cx="10" cy="10" r="7.5" />
    </svg>
  );
}

function Cross() {
  return (
    <svg {...pen}>
      <path d="M4 4l12 12M16 4L4 16" />
    </svg>
  );
}
