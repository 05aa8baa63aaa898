import { useMessages } from '../../ui/messages.ts';
import { MarkedRow, MarkedRows } from '../../views/MarkedRow.tsx';
import { OutcomeMark } from '../../views/OutcomeMark.tsx';
import { homeMessages } from './messages.ts';
import styles from './Sample.module.css';

/** A still picture of a review, set in type and marked as a sample. */
export function SampleReview() {
  const words = useMessages(homeMessages);
  const choices = [
    ['A', words.sampleA, words.sampleAReason],
    ['B', words.sampleB, words.sampleBReason],
    ['C', words.sampleC, words.sampleCReason],
    ['D', words.sampleD, words.sampleDReason],
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
      <MarkedRows>
        {choices.map(([letter, text, reason]) => (
          <MarkedRow
            key={letter}
            letter={letter}
            isKey={letter === 'C'}
            isChosen={letter === 'B'}
            text={text}
            reason={reason}
          />
        ))}
      </MarkedRows>
      <p className={styles.note}>
        {words.sampleSource}
        <br />
        {words.sampleNote}
      </p>
    </section>
  );
}
