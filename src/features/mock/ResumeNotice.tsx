import { useState } from 'react';
import { Link } from 'wouter';
import { buttonClass } from '../../ui/Button.tsx';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useAppState } from '../../views/app-context.ts';
import { attemptMessages, timeText } from '../../views/attempt-messages.ts';
import { setupMessages } from './messages.ts';
import styles from './MockSetup.module.css';

/** Mocks under way come before anything new. */
export function ResumeNotice() {
  const words = useMessages(setupMessages);
  const names = useMessages(attemptMessages);
  const language = useLanguage();
  const [now] = useState(() => Date.now());
  const attempts = useAppState((s) => s.attempts);
  const open = attempts.filter((a) => a.mode === 'mock' && a.submittedAt === null);
  if (open.length === 0) return null;
  return (
    <section className={styles.resume} aria-label={words.resumeTitle}>
      <h2>{words.resumeTitle}</h2>
      <ul>
        {open.map((attempt) => {
          const { startedAt, durationMs, clockOffsetMs } = attempt;
          // As the device's clock will show it, which may have been moved since the start.
          const end = durationMs === null ? null : startedAt + durationMs + clockOffsetMs;
          return (
            <li key={attempt.id}>
              <span>
                {words.resumeText(names[attempt.title], attempt.questions)}
                {end !== null && (
                  <span className={styles.until}>
                    {end <= now ? words.resumeOver : words.resumeUntil(timeText(language, end))}
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
