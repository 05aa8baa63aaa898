import { Link } from 'wouter';
import { buttonClass } from '../../ui/Button.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useActions, useAppState } from '../../views/app-context.ts';
import { attemptMessages, timeText } from '../../views/attempt-messages.ts';
import { setupMessages } from './messages.ts';
import styles from './MockSetup.module.css';

/** Mocks under way come before anything new. */
export function ResumeNotice() {
  const words = useMessages(setupMessages);
  const names = useMessages(attemptMessages);
  const language = useLanguage();
  const { attemptNow } = useActions();
  const attempts = useAppState((s) => s.attempts);
  const open = attempts.filter((a) => a.mode === 'mock' && a.submittedAt === null);
  if (open.length === 0) return null;
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
                    {end <= attemptNow() ? words.resumeOver : words.resumeUntil(timeText(language, end))}
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
