import { Link } from 'wouter';
import { buttonClass } from '../../ui/Button.tsx';
import { useMessages } from '../../ui/messages.ts';
import { useActions, useAppState } from '../../views/app-context.ts';
import { setupMessages } from './messages.ts';
import styles from './MockSetup.module.css';

const timeOfDay = new Intl.DateTimeFormat('ja-JP', { hour: '2-digit', minute: '2-digit' });

/** Mocks under way come before anything new. */
export function ResumeNotice() {
  const words = useMessages(setupMessages);
  const { attemptNow } = useActions();
  const attempts = useAppState((s) => s.attempts);
  const open = attempts.filter((a) => a.mode === 'mock' && a.submittedAt === null);
  if (open.length === 0) return null;
  const names = {
    full: words.full,
    half: words.half,
    quick: words.quick,
    custom: words.custom,
    retry: words.retryTitle,
    practice: words.practice,
  };
  return (
    <section className={styles.resume} aria-label={words.resumeTitle}>
      <h2>{words.resumeTitle}</h2>
      <ul>
        {open.map((attempt) => {
          const end = attempt.durationMs === null ? null : attempt.startedAt + attempt.durationMs;
          return (
            <li key={attempt.id}>
              <span>
                {words.resumeText(names[attempt.title], attempt.questions)}
                {end !== null && (
                  <span className={styles.until}>
                    {end <= attemptNow() ? words.resumeOver : words.resumeUntil(timeOfDay.format(end))}
                  </span>
                )}
              </span>
              <Link href={`/mock/${attempt.id}`} className={buttonClass('primary')}>
                {words.resume}
              </Link>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
