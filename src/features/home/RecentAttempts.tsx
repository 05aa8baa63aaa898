import { useMemo } from 'react';
import { Link } from 'wouter';
import type { AttemptSummary } from '../../store/saved.ts';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useAppState } from '../../views/app-context.ts';
import { attemptMessages, creditText, dateTimeText } from '../../views/attempt-messages.ts';
import { homeMessages } from './messages.ts';
import styles from './Home.module.css';

const attemptsShown = 10;

/** Every finished attempt, leading to its result: the newest at once, the older ones when asked. */
export function RecentAttempts() {
  const words = useMessages(homeMessages);
  const attempts = useAppState((s) => s.attempts);
  const finished = useMemo(() => attempts.filter((a) => a.submittedAt !== null), [attempts]);
  const older = finished.slice(attemptsShown);
  if (finished.length === 0) return null;
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className={styles.heading}>
        {words.recent}
      </h2>
      <Attempts attempts={finished.slice(0, attemptsShown)} />
      {older.length > 0 && (
        <details className={styles.older}>
          <summary>{words.older(older.length)}</summary>
          <Attempts attempts={older} />
        </details>
      )}
    </section>
  );
}

function Attempts({ attempts }: { readonly attempts: readonly AttemptSummary[] }) {
  return (
    <ul className={styles.recent}>
      {attempts.map((attempt) => (
        <Finished key={attempt.id} attempt={attempt} />
      ))}
    </ul>
  );
}

function Finished({ attempt }: { readonly attempt: AttemptSummary }) {
  const words = useMessages(homeMessages);
  const names = useMessages(attemptMessages);
  const language = useLanguage();
  const { result } = attempt;
  return (
    <li>
      <Link href={`/result/${attempt.id}`} className={styles.attempt}>
        <span>
          <span className={styles.attemptTitle}>{names[attempt.title]}</span>　
          <span className={styles.soft}>{words.questions(attempt.questions)}</span>
        </span>
        <span className={styles.soft}>{dateTimeText(language, attempt.startedAt)}</span>
        <span className={styles.attemptScore}>
          {result === null
            ? words.notJudged
            : result.scored === 0
              ? words.notScored
              : words.score(
                  ((result.credit / result.scored) * 100).toFixed(1),
                  creditText(result.credit),
                  result.scored,
                )}
        </span>
      </Link>
    </li>
  );
}
