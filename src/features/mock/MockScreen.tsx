import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { Link, useParams } from 'wouter';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { navigate } from '../../ui/hash-location.ts';
import { useMessages } from '../../ui/messages.ts';
import { useApp, useAppState } from '../../views/app-context.ts';
import { Exam } from './Exam.tsx';
import { examMessages } from './messages.ts';
import styles from './MockScreen.module.css';

/** Takes the attempt of the address in hand for as long as the screen is there. */
function useAttempt(attempt: string): { readonly status: 'opening' | 'open' | 'failed'; retry: () => void } {
  const { store } = useApp();
  const [settled, setSettled] = useState<{ attempt: string; status: 'open' | 'failed' } | null>(null);
  const [round, setRound] = useState(0);
  useEffect(() => {
    let here = true;
    const letGo = () => {
      const { active, close } = store.getState();
      // A submitted attempt stays in hand: its result is the next screen.
      if (active?.state.id === attempt && active.state.submitted === null) close();
    };
    store
      .getState()
      .open(attempt)
      .then(
        () => (here ? setSettled({ attempt, status: 'open' }) : letGo()),
        () => here && setSettled({ attempt, status: 'failed' }),
      );
    return () => {
      here = false;
      letGo();
    };
  }, [attempt, store, round]);
  const retry = useCallback(() => {
    setSettled(null);
    setRound((n) => n + 1);
  }, []);
  return { status: settled?.attempt === attempt ? settled.status : 'opening', retry };
}

/** `/mock/:attempt`: the exam, or why it cannot be sat. */
export function MockScreen() {
  const { attempt } = useParams<{ attempt: string }>();
  const words = useMessages(examMessages);
  const { status, retry } = useAttempt(attempt);
  const active = useAppState((s) => (s.active?.state.id === attempt ? s.active : null));
  const problem = useAppState((s) => s.openProblem);
  const submitted = active !== null && active.state.submitted !== null;
  const practice = active?.state.start.mode === 'practice';

  useEffect(() => {
    if (practice) navigate(`/practice/${attempt}`, { replace: true });
    else if (submitted) navigate(`/result/${attempt}`, { replace: true });
  }, [practice, submitted, attempt]);

  if (active && !submitted && !practice) return <Exam key={active.state.id} active={active} />;
  if (status === 'failed') {
    return (
      <Problem
        title={words.openFailedTitle}
        text={words.openFailed}
        action={
          <Button look="primary" onClick={retry}>
            {words.again}
          </Button>
        }
      />
    );
  }
  if (status === 'open' && !active && problem !== null) {
    return problem === 'unknown' ? (
      <Problem title={words.unknownTitle} text={words.unknown} />
    ) : (
      <Problem
        title={words.unreadableTitle}
        text={words.unreadable}
        action={
          <Link href="/settings" className={buttonClass('plain')}>
            {words.toSettings}
          </Link>
        }
      />
    );
  }
  return (
    <p className={styles.waiting} role="status">
      {submitted ? words.submitted : words.opening}
    </p>
  );
}

function Problem(props: { readonly title: string; readonly text: string; readonly action?: ReactNode }) {
  const words = useMessages(examMessages);
  return (
    <div className={styles.problem}>
      <Notice
        tone="alert"
        title={props.title}
        actions={
          <>
            {props.action}
            <Link href="/mock" className={buttonClass('plain')}>
              {words.toSetup}
            </Link>
          </>
        }
      >
        {props.text}
      </Notice>
    </div>
  );
}
