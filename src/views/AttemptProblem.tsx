import { Link } from 'wouter';
import type { OpenProblem } from '../store/app-store.ts';
import { buttonClass } from '../ui/Button.tsx';
import { useMessages } from '../ui/messages.ts';
import { attemptMessages } from './attempt-messages.ts';
import styles from './AttemptProblem.module.css';

/** An attempt that cannot be opened: what happened, what is safe, the way on. */
export function AttemptProblem({ problem }: { readonly problem: OpenProblem }) {
  const words = useMessages(attemptMessages);
  return (
    <div className={styles.problem} role="alert">
      <h1>{problem === 'unknown' ? words.unknownTitle : words.unreadableTitle}</h1>
      <p>{problem === 'unknown' ? words.unknown : words.unreadable}</p>
      <p className={styles.ways}>
        <Link href="/" className={buttonClass('primary')}>
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
