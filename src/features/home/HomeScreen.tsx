import { useState } from 'react';
import { Link } from 'wouter';
import { mockLengths } from '../../domain/paper.ts';
import { daysBetween } from '../../domain/readiness.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { useMessages } from '../../ui/messages.ts';
import { Notice } from '../../ui/Notice.tsx';
import { SaveNotice } from '../../views/SaveMark.tsx';
import { UnreadNotice } from '../../views/UnreadNotice.tsx';
import { useAppState } from '../../views/app-context.ts';
import { attemptMessages } from '../../views/attempt-messages.ts';
import { ReadinessPart } from './ReadinessPart.tsx';
import { RecentAttempts } from './RecentAttempts.tsx';
import { ResumePart } from './ResumePart.tsx';
import { SampleReview } from './SampleReview.tsx';
import { homeMessages } from './messages.ts';
import styles from './Home.module.css';

export function HomeScreen() {
  const isFirstVisit = useAppState((s) => s.attempts.length === 0 && !s.unread);
  return (
    <div className={styles.home}>
      <StorageNotices />
      {isFirstVisit ? <FirstVisit /> : <Returning />}
    </div>
  );
}

/** One clear way in, and what the reward looks like. */
function FirstVisit() {
  const words = useMessages(homeMessages);
  return (
    <>
      <section className={styles.first}>
        <h1 className={styles.firstTitle}>{words.firstTitle}</h1>
        <p className={styles.lead}>{words.firstLead}</p>
        <p>
          <Link href="/mock?t=quick" className={buttonClass('primary', styles.big)}>
            {words.quickStart}
          </Link>
        </p>
        <p className={styles.soft}>{words.quickHint}</p>
      </section>
      <SampleReview />
      <section aria-labelledby="ways">
        <h2 id="ways" className={styles.heading}>
          {words.otherWays}
        </h2>
        <Ways />
      </section>
    </>
  );
}

function Returning() {
  const words = useMessages(homeMessages);
  return (
    <>
      <div className={styles.top}>
        <h1 className="visually-hidden">{words.title}</h1>
        <ExamDate />
      </div>
      <ResumePart />
      <section aria-labelledby="ways">
        <h2 id="ways" className={styles.heading}>
          {words.begin}
        </h2>
        <Ways />
      </section>
      <ReadinessPart />
      <RecentAttempts />
    </>
  );
}

/** Every mock there is, the shortest first, and practice. */
function Ways() {
  const words = useMessages(homeMessages);
  const names = useMessages(attemptMessages);
  return (
    <ul className={styles.ways}>
      {mockLengths.toReversed().map((mock) => (
        <li key={mock.id}>
          <Link href={`/mock?t=${mock.id}`} className={styles.way}>
            <b>{names[mock.id]}</b>
            <span className={styles.soft}>{words.lengthOf(mock.questions, mock.minutes)}</span>
          </Link>
        </li>
      ))}
      <li>
        <Link href="/practice" className={styles.way}>
          <b>{words.practice}</b>
          <span className={styles.soft}>{words.practiceHint}</span>
        </Link>
      </li>
    </ul>
  );
}

function ExamDate() {
  const words = useMessages(homeMessages);
  const examDate = useAppState((s) => s.settings.examDate);
  const [now] = useState(() => new Date());
  if (examDate === null) return null;
  const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');
  const days = daysBetween(today, examDate);
  return (
    <p className={styles.exam}>
      {days > 0 ? words.examIn(days) : days === 0 ? words.examToday : words.examPast}
    </p>
  );
}

/** What the learner must know of their records, with the way to Settings. */
function StorageNotices() {
  const words = useMessages(homeMessages);
  const persistent = useAppState((s) => s.persistent);
  const unreadable = useAppState((s) => s.aside.unreadable);
  const overtaken = useAppState((s) => s.aside.overtaken.length);
  const failed = useAppState((s) => s.save.status === 'failed');
  const settings = (
    <Link href="/settings" className={buttonClass('plain')}>
      {words.toSettings}
    </Link>
  );
  return (
    <>
      {failed && <SaveNotice />}
      {!persistent && (
        <Notice tone="alert" title={words.notPersistentTitle} actions={settings}>
          {words.notPersistent}
        </Notice>
      )}
      <UnreadNotice />
      {unreadable > 0 && (
        <Notice title={words.asideTitle} actions={settings}>
          {words.aside(unreadable)}
        </Notice>
      )}
      {overtaken > 0 && (
        <Notice title={words.overtakenTitle} actions={settings}>
          {words.overtaken(overtaken)}
        </Notice>
      )}
    </>
  );
}
