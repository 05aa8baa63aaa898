import { useRef } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { navigate } from '../../ui/hash-location.ts';
import { useActions, useAppState } from '../../views/app-context.ts';
import { timeText } from '../../views/attempt-messages.ts';
import { isUnanswered } from './answer-status.ts';
import type { Cell } from './QuestionGrid.tsx';
import { examMessages } from './messages.ts';
import styles from './ExamDialogs.module.css';

/** Questions named one by one before the rest is only counted. */
const namedAtMost = 12;

/** Asks once more, naming what is still open. */
export function SubmitDialog({
  cells,
  onClose,
}: {
  readonly cells: readonly Cell[];
  readonly onClose: () => void;
}) {
  const words = useMessages(examMessages);
  const { submit } = useActions();
  const sent = useRef(false);
  const open = cells.filter((c) => isUnanswered(c.status));
  const unreadable = open.filter((c) => c.status === 'unreadable');
  const partly = cells.filter((c) => c.status === 'part');
  return (
    <Dialog
      title={words.submitTitle}
      closeLabel={words.close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={onClose}>{words.stay}</Button>
          <Button
            look="primary"
            onClick={() => {
              if (sent.current) return;
              sent.current = true;
              void submit('learner');
            }}
          >
            {words.submitNow}
          </Button>
        </>
      }
    >
      {open.length > 0 && (
        <p>
          {words.submitOpen(open.length)}
          <Names cells={open} />
        </p>
      )}
      {unreadable.length > 0 && (
        <p>
          {words.submitUnreadable(unreadable.length)}
          <Names cells={unreadable} />
        </p>
      )}
      {partly.length > 0 && (
        <p>
          {words.submitPartly(partly.length)}
          <Names cells={partly} />
        </p>
      )}
      <p>{open.length + partly.length === 0 ? words.submitAll : words.submitRest}</p>
    </Dialog>
  );
}

/** Their numbers, as many as can be read at a glance. */
function Names({ cells }: { readonly cells: readonly Cell[] }) {
  const words = useMessages(examMessages);
  const names = cells.slice(0, namedAtMost).map((cell) => words.question(cell.index + 1));
  if (cells.length > namedAtMost) names.push(words.andMore(cells.length - namedAtMost));
  return names.map((name, i) => (
    <span key={name} className={styles.name}>
      {i < names.length - 1 ? `${name}${words.comma}` : name}
    </span>
  ));
}

/** Says that the clock keeps running, and what is not saved. */
export function LeaveDialog({
  endsAt,
  onClose,
}: {
  /** The deadline by the device's clock, ms since the epoch; null without a limit. */
  readonly endsAt: number | null;
  readonly onClose: () => void;
}) {
  const words = useMessages(examMessages);
  const language = useLanguage();
  const unsaved = useAppState((s) => s.save.unsaved);
  return (
    <Dialog
      title={words.leaveTitle}
      closeLabel={words.close}
      onClose={onClose}
      actions={
        <>
          <Button onClick={() => navigate('/')}>{words.leaveGo}</Button>
          <Button look="primary" onClick={onClose}>
            {words.stay}
          </Button>
        </>
      }
    >
      <p>{endsAt === null ? words.leaveNoLimit : words.leaveText(timeText(language, endsAt))}</p>
      {unsaved > 0 && <p role="alert">{words.leaveUnsaved(unsaved)}</p>}
    </Dialog>
  );
}
