import type { ReactNode } from 'react';
import { Icon } from '../../ui/Icon.tsx';
import { useMessages } from '../../ui/messages.ts';
import { examMessages } from './messages.ts';
import styles from './ToolPanel.module.css';

interface ToolPanelProps {
  readonly title: string;
  /** A few words beside the title; `id` is for what they describe. */
  readonly note?: { readonly id: string; readonly text: string };
  readonly onClose: () => void;
  readonly children: ReactNode;
}

/** A tool beside the question; Escape closes it. */
export function ToolPanel({ title, note, onClose, children }: ToolPanelProps) {
  const words = useMessages(examMessages);
  return (
    // Escape pressed in any of the panel's controls ends up here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <section
      className={styles.panel}
      aria-label={title}
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !event.nativeEvent.isComposing) onClose();
      }}
    >
      <div className={styles.head}>
        <h2 className={styles.title}>{title}</h2>
        {note && (
          <p id={note.id} className={styles.note}>
            {note.text}
          </p>
        )}
        <button
          type="button"
          className={styles.close}
          aria-label={`${title}：${words.close}`}
          onClick={onClose}
        >
          <Icon name="close" size={18} />
        </button>
      </div>
      {children}
    </section>
  );
}
