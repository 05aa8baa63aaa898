import { Link } from 'wouter';
import type { AttemptState } from '../../domain/attempt.ts';
import { placesIn } from '../../domain/review.ts';
import { missedQuestions, nextStep } from '../../domain/score.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { useMessages } from '../../ui/messages.ts';
import { placeHref, retryHref } from './links.ts';
import { resultMessages } from './messages.ts';
import styles from './Result.module.css';

/** One sentence and one button: what to do next. */
export function NextStepPart({ state }: { readonly state: AttemptState }) {
  const words = useMessages(resultMessages);
  const { text, label, href } = useNextStep(state);
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

function useNextStep(state: AttemptState): { text: string; label: string; href: string } {
  const words = useMessages(resultMessages);
  const step = nextStep(state);
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
        href: retryHref(missedQuestions(state)),
      };
    case 'longer-mock':
      return { text: words.longerMock, label: words.longerMockButton, href: '/mock' };
  }
}
