import { useEffect } from 'react';
import { useParams } from 'wouter';
import { navigate } from '../../ui/hash-location.ts';
import { useMessages } from '../../ui/messages.ts';
import { AttemptProblem, Waiting } from '../../views/AttemptProblem.tsx';
import { useAttempt } from '../../views/use-attempt.ts';
import { Exam } from './Exam.tsx';
import { examMessages } from './messages.ts';
import styles from './MockScreen.module.css';

/** `/mock/:attempt`: the exam, or why it cannot be sat. */
export function MockScreen() {
  const { attempt = '' } = useParams();
  const words = useMessages(examMessages);
  const opened = useAttempt(attempt);
  const state = opened.status === 'ready' ? opened.state : null;
  const submitted = state !== null && state.submitted !== null;
  const practice = state?.start.mode === 'practice';

  useEffect(() => {
    if (practice) navigate(`/practice/${attempt}`, { replace: true });
    else if (submitted) navigate(`/result/${attempt}`, { replace: true });
  }, [practice, submitted, attempt]);

  if (opened.status === 'ready' && !submitted && !practice) {
    // Another tab may have gone on with it: whoever takes it over starts from what is written.
    return <Exam key={`${attempt}/${opened.access}`} state={opened.state} access={opened.access} />;
  }
  return (
    <div className={styles.page}>
      {opened.status === 'problem' ? (
        <AttemptProblem opened={opened} />
      ) : (
        <Waiting text={submitted ? words.submitted : words.opening} />
      )}
    </div>
  );
}
