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
  /** Told whether the drawing could be shown; a question without its figure is not scored. */
  readonly onShown?: (shown: boolean) => void;
}

/** A drawing in its known size, with a button beside it (never inside a label) that enlarges it. */
export function Figure({ figure, onShown }: FigureProps) {
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
      {...(observed && {
        onLoad: () => onShown?.(true),
        onError: () => {
          setFailed(true);
          onShown?.(false);
        },
      })}
    />
  );
  if (failed) {
    return (
      <div className={styles.failed} role="alert">
        <p lang={own}>{onShown ? words.figureFailed : words.figureFailedReview}</p>
        <p className={styles.alt}>{figure.alt}</p>
        <Button
          lang={own}
          onClick={() => {
            setFailed(false);
            setRound((n) => n + 1);
          }}
        >
          {words.retry}
        </Button>
      </div>
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
          {image(styles.large, false)}
        </Dialog>
      )}
    </figure>
  );
}
