import { useEffect, useMemo, useState } from 'react';
import { Link } from 'wouter';
import { clockText, timeLeft } from '../../domain/clock.ts';
import type { AttemptSummary } from '../../store/saved.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useAppState } from '../../views/app-context.ts';
import { attemptMessages, dateTimeText } from '../../views/attempt-messages.ts';
import { homeMessages } from './messages.ts';
import styles from './Home.module.css';

/** Unfinished practices older than the newest few are only clutter; a mock's clock runs, so all are shown. */
const practicesShown = 2;

/** Unfinished attempts, a mock first. */
export function ResumePart() {
  const words = useMessages(homeMessages);
  const attempts = useAppState((s) => s.attempts);
  const now = useNow();
  const unfinished = useMemo(() => {
    const open = attempts.filter((a) => a.submittedAt === null);
    return [
      ...open.filter((a) => a.mode === 'mock'),
      ...open.filter((a) => a.mode === 'practice').slice(0, practicesShown),
    ];
  }, [attempts]);
  if (unfinished.length === 0) return null;
  return (
    <section className={styles.resume} aria-labelledby="resume">
      <h2 id="resume" className={styles.resumeTitle}>
        {words.resume}
      </h2>
      <ul className={styles.resumeList}>
        {unfinished.map((attempt, i) => (
          <Unfinished key={attempt.id} attempt={attempt} now={now} first={i === 0} />
        ))}
      </ul>
    </section>
  );
}

function Unfinished(props: {
  readonly attempt: AttemptSummary;
  readonly now: number;
  readonly first: boolean;
}) {
  const { attempt, now, first } = props;
  const words = useMessages(homeMessages);
  const names = useMessages(attemptMessages);
  const language = useLanguage();
  const left = timeLeft(attempt.startedAt, attempt.durationMs, now - attempt.clockOffsetMs);
  return (
    <li className={styles.unfinished}>
      <p>
        <b>{names[attempt.title]}</b>　{words.questions(attempt.questions)}
        <span className={styles.facts}>
          {words.startedAt(dateTimeText(language, attempt.startedAt))}
          {attempt.mode === 'mock' && left !== null && (
            <b className={styles.left}>{left === 0 ? words.timeOver : words.timeLeft(clockText(left))}</b>
          )}
        </span>
      </p>
      <Link href={`/${attempt.mode}/${attempt.id}`} className={buttonClass(first ? 'primary' : 'plain')}>
        {attempt.mode === 'mock' ? words.resumeMock : words.resumePractice}
      </Link>
    </li>
  );
}

/** The device's time, looked at again every second while the screen is there. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1_000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
