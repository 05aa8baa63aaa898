import { Link } from 'wouter';
import { Button, buttonClass } from '../ui/Button.tsx';
import { useMessages } from '../ui/messages.ts';
import { attemptMessages } from './attempt-messages.ts';
import type { OpenedAttempt } from './use-attempt.ts';
import styles from './AttemptProblem.module.css';

/** An attempt that cannot be opened: what happened, what is safe, the way on. */
export function AttemptProblem({
  opened,
}: {
  readonly opened: Extract<OpenedAttempt, { status: 'problem' }>;
}) {
  const words = useMessages(attemptMessages);
  const { problem, retry } = opened;
  const [title, text] = {
    unknown: [words.unknownTitle, words.unknown],
    unreadable: [words.unreadableTitle, words.unreadable],
    failed: [words.openFailedTitle, words.openFailed],
  }[problem];
  return (
    <div className={`few-words ${styles.problem}`} role="alert">
      <h1>{title}</h1>
      <p>{text}</p>
      <p className="ways">
        {problem === 'failed' && (
          <Button look="primary" onClick={retry}>
            {words.again}
          </Button>
        )}
        <Link href="/" className={buttonClass(problem === 'failed' ? 'plain' : 'primary')}>
          {words.toHome}
        </Link>
        {problem === 'unreadable' && (
          <Link href="/settings" className={buttonClass('plain')}>
            {words.toSettings}
          </Link>
        )}
      </p>
    </div>
  );
}

/** Shown only when it takes a moment, so that a quick load does not flicker. */
export function Waiting({ text }: { readonly text?: string }) {
  const words = useMessages(attemptMessages);
  return (
    <p className={styles.waiting} role="status">
      {text ?? words.loading}
    </p>
  );
}
