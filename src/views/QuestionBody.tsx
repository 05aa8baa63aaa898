import type { Stimulus } from '../content/compiled.ts';
import { useLanguage, useMessages } from '../ui/messages.ts';
import { Figure } from './Figure.tsx';
import { RichText } from './RichText.tsx';
import { questionMessages } from './messages.ts';
import type { QuestionOnPaper } from './use-question.ts';
import styles from './QuestionBody.module.css';

interface QuestionBodyProps {
  readonly paper: QuestionOnPaper;
  readonly letters: Readonly<Record<string, string>>;
  readonly onFigureShown?: (shown: boolean) => void;
}

/** What is asked: the set's stimulus, the stem, code and figure. */
export function QuestionBody({ paper, letters, onFigureShown }: QuestionBodyProps) {
  const words = useMessages(questionMessages);
  const { question, stimulus, language } = paper;
  // The app's own words among the bank's.
  const own = useLanguage();
  return (
    <div className={styles.body} lang={language}>
      {stimulus && (
        <section className={styles.set} aria-label={words.setStimulus}>
          <StimulusParts stimulus={stimulus} letters={letters} onFigureShown={onFigureShown} />
        </section>
      )}
      {question.asksFalse && (
        <p className={styles.asksFalse} lang={own}>
          {words.asksFalse}
        </p>
      )}
      <StimulusParts stimulus={question} letters={letters} onFigureShown={onFigureShown} stem />
      {question.convention !== null && (
        <p className={styles.convention}>
          <span lang={own}>{words.convention}</span>：{question.convention}
        </p>
      )}
    </div>
  );
}

function StimulusParts(props: {
  readonly stimulus: Stimulus;
  readonly letters: Readonly<Record<string, string>>;
  readonly onFigureShown: ((shown: boolean) => void) | undefined;
  readonly stem?: boolean;
}) {
  const { stimulus, letters, onFigureShown, stem = false } = props;
  return (
    <>
      <RichText html={stimulus.stem} letters={letters} className={stem ? styles.stem : styles.passage} />
      {stimulus.code !== null && <RichText html={stimulus.code} className={styles.code} />}
      {stimulus.figure !== null && (
        <Figure
          key={stimulus.figure.src}
          figure={stimulus.figure}
          {...(onFigureShown !== undefined && { onShown: onFigureShown })}
        />
      )}
    </>
  );
}
