import { useMemo } from 'react';
import { Link } from 'wouter';
import type { AttemptSummary } from '../../store/saved.ts';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useAppState } from '../../views/app-context.ts';
import { attemptMessages, creditText, dateTimeText } from '../../views/attempt-messages.ts';
import { homeMessages } from './messages.ts';
import styles from './Home.module.css';

const attemptsShown = 10;

/** The newest finished attempts, each leading to its result. */
export function RecentAttempts() {
  const words = useMessages(homeMessages);
  const attempts = useAppState((s) => s.attempts);
  const finished = useMemo(
    () => attempts.filter((a) => a.submittedAt !== null).slice(0, attemptsShown),
    [attempts],
  );
  if (finished.length === 0) return null;
  return (
    <section aria-labelledby="recent">
      <h2 id="recent" className={styles.heading}>
        {words.recent}
      </h2>
      <ul className={styles.recent}>
        {finished.map((attempt) => (
          <Finished key={attempt.id} attempt={attempt} />
        ))}
      </ul>
    </section>
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
          {names[attempt.title]}　<span className={styles.soft}>{words.questions(attempt.questions)}</span>
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
