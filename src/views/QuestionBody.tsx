import { type SyntheticEvent, useId, useRef, useState } from 'react';
import type { Stimulus } from '../content/compiled.ts';
import type { QuestionMeta } from '../domain/question.ts';
import { useLanguage, useMessages } from '../ui/messages.ts';
import { Figure, FigureProblem } from './Figure.tsx';
import { RichText } from './RichText.tsx';
import { questionMessages } from './messages.ts';
import type { QuestionOnPaper } from './use-question.ts';
import styles from './QuestionBody.module.css';

interface QuestionBodyProps {
  readonly paper: QuestionOnPaper;
  readonly letters: Readonly<Record<string, string>>;
  /** `placesOfSet` in the paper: the questions that the text of the set belongs to. */
  readonly shared?: readonly number[];
  /** Told when a drawing fails, and when all of them can be seen: without one a question is not scored. */
  readonly onFiguresShown?: (shown: boolean) => void;
}

/** Places (from 1) in a paper of the questions of the same set as `item`, itself among them; none without a set. */
export function placesOfSet(
  items: readonly Pick<QuestionMeta, 'bank' | 'set'>[],
  item: Pick<QuestionMeta, 'bank' | 'set'>,
): readonly number[] {
  if (item.set === null) return [];
  return items.flatMap(({ bank, set }, i) => (bank === item.bank && set === item.set ? [i + 1] : []));
}

/** What is asked: the set's stimulus, the stem, code and figure. */
export function QuestionBody({ paper, letters, shared, onFiguresShown }: QuestionBodyProps) {
  const words = useMessages(questionMessages);
  const { question, stimulus, language } = paper;
  // The app's own words among the bank's.
  const own = useLanguage();
  const setName = useId();
  const { watch, broken, retry } = useDrawings(onFiguresShown);
  const scored = onFiguresShown !== undefined;
  return (
    <div className={styles.body} lang={language} {...watch}>
      {stimulus && (
        <section className={styles.set} aria-labelledby={setName}>
          <p id={setName} className={styles.setName} lang={own}>
            {words.setOf(shared ?? [])}
          </p>
          <StimulusParts stimulus={stimulus} letters={letters} scored={scored} />
        </section>
      )}
      {question.asksFalse && (
        <p className={styles.asksFalse} lang={own}>
          {words.asksFalse}
        </p>
      )}
      <StimulusParts stimulus={question} letters={letters} scored={scored} stem />
      {question.convention !== null && (
        <p className={styles.convention}>
          <span lang={own}>{words.labelled(words.convention)}</span>
          {question.convention}
        </p>
      )}
      {broken.length > 0 && (
        <FigureProblem alt={broken.map((image) => image.alt).join(' ')} scored={scored} onRetry={retry} />
      )}
    </div>
  );
}

/** Drawings that stand in a text; a `Figure` shows its own failure. */
const inText = '.rich img';

/**
 * Which drawings came, whether of a figure or of a text: seen from around them, because markup has no handlers
 * of its own. By address, because a figure that is tried again is another element.
 */
function useDrawings(onShown: ((shown: boolean) => void) | undefined) {
  const came = useRef(new Map<string, boolean>());
  const [broken, setBroken] = useState<readonly HTMLImageElement[]>([]);
  const look = ({ target, currentTarget }: SyntheticEvent, shown: boolean) => {
    // What is enlarged in a dialog is a second copy.
    if (!(target instanceof HTMLImageElement) || target.closest('dialog')) return;
    came.current.set(target.src, shown);
    setBroken(
      [...currentTarget.querySelectorAll<HTMLImageElement>(inText)].filter(
        (image) => came.current.get(image.src) === false,
      ),
    );
    const here = [...currentTarget.querySelectorAll('img')].map((image) => image.src);
    const all = [...here, ...came.current.keys()].every((src) => came.current.get(src) === true);
    if (all || !shown) onShown?.(all);
  };
  return {
    watch: {
      onLoadCapture: (event: SyntheticEvent) => look(event, true),
      onErrorCapture: (event: SyntheticEvent) => look(event, false),
    },
    broken,
    retry: () => {
      // An address that is set again is fetched again.
      for (const image of broken) image.setAttribute('src', image.src);
    },
  };
}

function StimulusParts(props: {
  readonly stimulus: Stimulus;
  readonly letters: Readonly<Record<string, string>>;
  readonly scored: boolean;
  readonly stem?: boolean;
}) {
  const { stimulus, letters, scored, stem = false } = props;
  return (
    <>
      <RichText html={stimulus.stem} letters={letters} className={stem ? styles.stem : styles.passage} />
      {stimulus.code !== null && <RichText html={stimulus.code} className={styles.code} />}
      {stimulus.figure !== null && (
        <Figure key={stimulus.figure.src} figure={stimulus.figure} scored={scored} />
      )}
    </>
  );
}
