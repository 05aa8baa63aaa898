import { Link } from 'wouter';
import type { AttemptState } from '../../domain/attempt.ts';
import { placesIn } from '../../domain/review.ts';
import { missedQuestions, nextStep } from '../../domain/score.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { useMessages } from '../../ui/messages.ts';
import { placeHref, retryHref } from './links.ts';
import { resultMessages } from './messages.ts';
import styles from './Result.module.css';

interface NextStepProps {
  readonly state: AttemptState;
  /** Banks that are no longer there: nothing of them can be read or retried. */
  readonly gone: readonly string[];
}

/** One sentence and one button: what to do next. */
export function NextStepPart(props: NextStepProps) {
  const words = useMessages(resultMessages);
  const next = useNextStep(props);
  if (!next) return null;
  const { text, label, href } = next;
  return (
    <section className={styles.next} aria-labelledby="next">
      <h2 id="next" className={styles.nextTitle}>
        {words.nextStep}
      </h2>
      <p className={styles.nextText}>{text}</p>
      <Link href={href} className={buttonClass('primary', 'no-print')}>
        {label}
      </Link>
    </section>
  );
}

function useNextStep({ state, gone }: NextStepProps): { text: string; label: string; href: string } | null {
  const words = useMessages(resultMessages);
  const step = nextStep(state, gone);
  if (!step) return null;
  switch (step.kind) {
    case 'confident-misses': {
      const [first] = placesIn(state, 'sure-wrong');
      return {
        text: words.confidentMisses(step.count),
        label: words.readConfidentMisses(step.count),
        href: placeHref(state.id, first!, 'sure-wrong'),
      };
    }
    case 'retry-wrong':
      return {
        text: words.retryWrong(step.count),
        label: words.retryWrongButton(step.count),
        href: retryHref(missedQuestions(state, gone)),
      };
    case 'longer-mock':
      return { text: words.longerMock, label: words.longerMockButton, href: '/mock' };
  }
}
