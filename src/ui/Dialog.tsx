import { type ReactNode, useEffect, useId, useRef } from 'react';
import { Button } from './Button.tsx';
import styles from './Dialog.module.css';

interface DialogProps {
  readonly title: string;
  readonly closeLabel: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  /** Buttons at the foot; by default one that closes. */
  readonly actions?: ReactNode;
  /** `sheet`: comes up from the bottom on a phone; `wide`: fills a phone. */
  readonly shape?: 'box' | 'sheet' | 'wide';
}

/** A native modal dialog, open for as long as it is mounted. Focus goes back where it was when it closes. */
export function Dialog({ title, closeLabel, onClose, children, actions, shape = 'box' }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const titleId = useId();
  useEffect(() => {
    const element = dialog.current;
    if (!element) return undefined;
    const before = document.activeElement;
    if (!element.open) element.showModal();
    return () => {
      element.close();
      if (before instanceof HTMLElement && before.isConnected) before.focus();
    };
  }, []);
  return (
    // Escape closes it from the keyboard (onCancel); the click is the mouse's way, on the backdrop.
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={dialog}
      className={[styles.dialog, styles[shape]].filter(Boolean).join(' ')}
      aria-labelledby={titleId}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.inner}>
        <h2 id={titleId} className={styles.title} tabIndex={-1}>
          {title}
        </h2>
        <div>{children}</div>
        <div className={styles.actions}>{actions ?? <Button onClick={onClose}>{closeLabel}</Button>}</div>
      </div>
    </dialog>
  );
}
