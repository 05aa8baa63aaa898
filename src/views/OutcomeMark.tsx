import type { Outcome } from '../domain/grading/grader.ts';
import { useMessages } from '../ui/messages.ts';
import { questionMessages } from './messages.ts';
import styles from './OutcomeMark.module.css';

const words = {
  right: 'right',
  partial: 'partial',
  wrong: 'wrong',
  blank: 'unanswered',
  ungraded: 'ungraded',
} as const;

/**
 * The red pen: ○ right, △ partly, ✕ wrong; in soft ink – not answered, where there is nothing to mark. The word
 * stands beside it, or is spoken.
 */
export function OutcomeMark({
  outcome,
  label = true,
}: {
  readonly outcome: Outcome;
  readonly label?: boolean;
}) {
  const text = useMessages(questionMessages)[words[outcome]];
  return (
    <span className={`${styles.mark} ${outcome === 'blank' || outcome === 'ungraded' ? styles.none : ''}`}>
      <svg
        width="1.25em"
        height="1.25em"
        viewBox="0 0 24 24"
        fill="none"
        stroke="currentColor"
        strokeWidth="2.4"
        strokeLinecap="round"
        aria-hidden="true"
      >
        {outcome === 'right' && <circle cx="12" cy="12" r="9" />}
        {outcome === 'partial' && <path d="M12 4l9 16H3z" strokeLinejoin="round" />}
        {outcome === 'wrong' && <path d="M5 5l14 14M19 5L5 19" />}
        {outcome === 'blank' && <path d="M5 12h14" />}
        {outcome === 'ungraded' && <path d="M8 9a4 4 0 1 1 5.5 3.7c-1 .5-1.5 1-1.5 2.3M12 19h.01" />}
      </svg>
      <span className={label ? undefined : 'visually-hidden'}>{text}</span>
    </span>
  );
}
