import { useMemo } from 'react';
import { download } from '../ui/download.ts';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useLanguage, useMessages } from '../ui/messages.ts';
import { useActions, useAppState } from './app-context.ts';
import { timeText } from './attempt-messages.ts';
import { questionMessages } from './messages.ts';
import styles from './SaveMark.module.css';

/** 「保存済み hh:mm:ss」: says saved only when the last write has completed. */
export function SaveMark() {
  const words = useMessages(questionMessages);
  const language = useLanguage();
  const save = useAppState((s) => s.save);
  const persistent = useAppState((s) => s.persistent);
  const text =
    !persistent || save.status === 'failed'
      ? words.notSaved
      : save.at === null
        ? save.status === 'saving'
          ? words.saving
          : ''
        : words.savedAt(timeText(language, save.at, { second: '2-digit' }));
  return (
    <span
      className={save.status === 'failed' || !persistent ? styles.failed : styles.mark}
      data-save={save.status}
    >
      {save.status === 'saving' && save.at !== null ? words.saving : text}
    </span>
  );
}

/** Says at once when the browser refuses to keep answers, and offers a file; and what has no place in the record. */
export function SaveNotice() {
  return (
    <>
      <RefusedNotice />
      <OvertakenNotice />
    </>
  );
}

function RefusedNotice() {
  const words = useMessages(questionMessages);
  const { retrySave, rescue } = useActions();
  const failed = useAppState((s) => s.save.status === 'failed');
  const unsaved = useAppState((s) => s.save.unsaved);
  const persistent = useAppState((s) => s.persistent);
  const file = <Button onClick={() => download('etude-rescue.json', rescue())}>{words.saveFile}</Button>;
  if (failed) {
    return (
      <Notice
        tone="alert"
        title={words.saveFailedTitle}
        actions={
          <>
            <Button look="primary" onClick={() => void retrySave()}>
              {words.saveAgain}
            </Button>
            {file}
          </>
        }
      >
        {words.saveFailed(unsaved)}
      </Notice>
    );
  }
  if (!persistent) {
    return (
      <Notice tone="alert" title={words.saveFailedTitle} actions={file}>
        {words.notPersistent}
      </Notice>
    );
  }
  return null;
}

/** What was done in the attempt in hand and is kept beside its record, because another tab had gone on with it. */
function OvertakenNotice() {
  const words = useMessages(questionMessages);
  const state = useAppState((s) => s.active?.state ?? null);
  const overtaken = useAppState((s) => s.aside.overtaken);
  const events = useMemo(() => overtaken.filter((e) => e.attempt === state?.id), [overtaken, state?.id]);
  if (state === null || events.length === 0) return null;
  const numbers = state.start.items.flatMap(({ id }, i) =>
    events.some((e) => 'question' in e && e.question === id) ? [words.questionNumber(i + 1)] : [],
  );
  return (
    <Notice
      tone="alert"
      title={words.overtakenTitle}
      actions={
        <Button onClick={() => download('etude-aside.json', JSON.stringify(events))}>{words.saveFile}</Button>
      }
    >
      {words.overtaken(words.listed(numbers))}
      {state.submitted === null && <p>{words.overtakenAgain}</p>}
    </Notice>
  );
}
