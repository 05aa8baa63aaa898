import { useCallback, useRef, useState } from 'react';
import { Redirect, useParams, useSearch } from 'wouter';
import type { AttemptState } from '../../domain/attempt.ts';
import { firstUnchecked, isChecked } from '../../domain/review.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { navigate } from '../../ui/hash-location.ts';
import { useMessages } from '../../ui/messages.ts';
import { useTopOf } from '../../ui/use-top-of.ts';
import { AttemptProblem, Waiting } from '../../views/AttemptProblem.tsx';
import { KeyHelp } from '../../views/KeyHelp.tsx';
import { ReaderNotice } from '../../views/ReaderNotice.tsx';
import { SaveMark, SaveNotice } from '../../views/SaveMark.tsx';
import { useActions } from '../../views/app-context.ts';
import { attemptMessages } from '../../views/attempt-messages.ts';
import { useAttempt } from '../../views/use-attempt.ts';
import { PracticeQuestion } from './PracticeQuestion.tsx';
import { practiceMessages } from './messages.ts';
import styles from './Run.module.css';

export function PracticeRunScreen() {
  const { attempt = '' } = useParams();
  const opened = useAttempt(attempt);

  if (opened.status === 'loading') return <Waiting />;
  if (opened.status === 'problem') return <AttemptProblem opened={opened} />;
  const { state, access } = opened;
  if (state.start.mode === 'mock') return <Redirect to={`/mock/${attempt}`} replace />;
  if (state.submitted !== null) return <Redirect to={`/result/${attempt}`} replace />;
  // Another tab may have gone on with it: whoever takes it over starts from what is written.
  return <Run key={`${attempt}/${access}`} state={state} access={access} />;
}

function Run({ state, access }: { readonly state: AttemptState; readonly access: 'writer' | 'reader' }) {
  const words = useMessages(practiceMessages);
  const names = useMessages(attemptMessages);
  const { submit } = useActions();
  const { items } = state.start;
  const [entry] = useState(() => firstUnchecked(state) ?? items.length);
  const asked = Number(new URLSearchParams(useSearch()).get('n'));
  const place = Number.isInteger(asked) && asked >= 1 && asked <= items.length ? asked : entry;
  const item = items[place - 1]!;
  const [dialog, setDialog] = useState<'help' | 'finish' | null>(null);
  const done = items.filter((i) => isChecked(state, i.id)).length;

  const move = useCallback(
    (to: number) => {
      if (to >= 1 && to <= items.length) navigate(`/practice/${state.id}?n=${to}`, { replace: true });
    },
    [items.length, state.id],
  );
  const finish = () => {
    setDialog(null);
    // The result opens by itself once the submission is written.
    void submit('learner');
  };
  const forward = () => {
    if (place < items.length) move(place + 1);
    else if (done === items.length) finish();
    else setDialog('finish');
  };

  const top = useRef<HTMLHeadingElement>(null);
  useTopOf(place, top);

  return (
    <div className={styles.run}>
      <header className={styles.header}>
        <h1 ref={top} tabIndex={-1} className={styles.title}>
          {names[state.start.title]}
          <span className={styles.place} aria-hidden="true">
            {words.place(place, items.length)}
          </span>
          <span className="visually-hidden">{words.placeLong(place, items.length)}</span>
        </h1>
        <span className={styles.headerEnd}>
          <SaveMark />
          <button
            type="button"
            className={styles.tool}
            aria-label={words.help}
            onClick={() => setDialog('help')}
          >
            <Icon name="help" />
          </button>
          <Button look="quiet" onClick={() => (done === items.length ? finish() : setDialog('finish'))}>
            {words.finish}
          </Button>
        </span>
        <ol className={styles.progress} aria-hidden="true">
          {items.map((i, at) => (
            <li
              key={i.id}
              className={`${isChecked(state, i.id) ? styles.checked : ''} ${at + 1 === place ? styles.here : ''}`}
            />
          ))}
        </ol>
      </header>
      <SaveNotice />
      {access === 'reader' && <ReaderNotice />}
      <PracticeQuestion
        key={item.id}
        state={state}
        item={item}
        place={place}
        readOnly={access === 'reader'}
        onMove={move}
        onForward={forward}
        onHelp={() => setDialog('help')}
      />
      {dialog === 'finish' && (
        <Dialog
          title={words.finishTitle}
          closeLabel={words.goOn}
          onClose={() => setDialog(null)}
          actions={
            <>
              <Button onClick={() => setDialog(null)}>{words.goOn}</Button>
              <Button look="primary" onClick={finish}>
                {words.finishNow}
              </Button>
            </>
          }
        >
          <p>{words.finishText(items.length - done)}</p>
        </Dialog>
      )}
      {dialog === 'help' && <HelpDialog onClose={() => setDialog(null)} />}
    </div>
  );
}

function HelpDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useMessages(practiceMessages);
  return (
    <KeyHelp
      onClose={onClose}
      keys={[
        [['1–9', 'A–I'], words.helpChoose],
        [['Enter'], words.helpCheck],
        [['←', '→'], words.helpMove],
        [['F', 'Shift + F'], words.helpFlag],
      ]}
    >
      <p>{words.helpNote}</p>
    </KeyHelp>
  );
}
