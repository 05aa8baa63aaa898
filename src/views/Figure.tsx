import { useState } from 'react';
import type { CompiledFigure } from '../content/compiled.ts';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Icon } from '../ui/Icon.tsx';
import { useLanguage, useMessages } from '../ui/messages.ts';
import { questionMessages } from './messages.ts';
import styles from './Figure.module.css';

interface FigureProps {
  readonly figure: CompiledFigure;
  /** The question is being answered: without its figure it is not scored. */
  readonly scored: boolean;
}

/** A drawing in its known size, with a button beside it (never inside a label) that enlarges it. */
export function Figure({ figure, scored }: FigureProps) {
  const words = useMessages(questionMessages);
  // Figures stand among a bank's words; these are the app's.
  const own = useLanguage();
  const [failed, setFailed] = useState(false);
  const [enlarged, setEnlarged] = useState(false);
  const [round, setRound] = useState(0);
  const image = (className: string | undefined, observed: boolean) => (
    <img
      key={round}
      className={className}
      src={figure.src}
      alt={figure.alt}
      width={figure.width}
      height={figure.height}
      {...(observed && { onError: () => setFailed(true) })}
    />
  );
  if (failed) {
    return (
      <FigureProblem
        alt={figure.alt}
        scored={scored}
        onRetry={() => {
          setFailed(false);
          setRound((n) => n + 1);
        }}
      />
    );
  }
  return (
    <figure className={styles.figure}>
      {image(styles.image, true)}
      {figure.caption !== null && <figcaption className={styles.caption}>{figure.caption}</figcaption>}
      <button
        type="button"
        lang={own}
        className={`${styles.zoom} no-print`}
        aria-label={words.zoom}
        onClick={() => setEnlarged(true)}
      >
        <Icon name="zoom" />
      </button>
      {enlarged && (
        <Dialog
          title={words.figureTitle}
          closeLabel={words.closeFigure}
          onClose={() => setEnlarged(false)}
          shape="wide"
        >
          {/* The arrow keys move what does not fit. */}
          {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex */}
          <div className={styles.pan} role="group" aria-label={words.figureTitle} tabIndex={0}>
            {image(styles.large, false)}
          </div>
        </Dialog>
      )}
    </figure>
  );
}

/** A drawing that did not come: its description, what follows for the score, and another try. */
export function FigureProblem(props: {
  readonly alt: string;
  readonly scored: boolean;
  readonly onRetry: () => void;
}) {
  const words = useMessages(questionMessages);
  const own = useLanguage();
  return (
    <div className={styles.failed} role="alert">
      <p lang={own}>{props.scored ? words.figureFailed : words.figureFailedReview}</p>
      <p className={styles.alt}>{props.alt}</p>
      <Button lang={own} onClick={props.onRetry}>
        {words.retry}
      </Button>
    </div>
  );
}
