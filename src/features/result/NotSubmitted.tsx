import { Link } from 'wouter';
import type { AttemptState } from '../../domain/attempt.ts';
import { buttonClass } from '../../ui/Button.tsx';
import { useMessages } from '../../ui/messages.ts';
import { resultMessages } from './messages.ts';

/** Nothing of an attempt that is under way is shown here. */
export function NotSubmitted({ state }: { readonly state: AttemptState }) {
  const words = useMessages(resultMessages);
  const mock = state.start.mode === 'mock';
  return (
    <div className="few-words">
      <h1>{words.notSubmittedTitle}</h1>
      <p>{mock ? words.notSubmittedMock : words.notSubmittedPractice}</p>
      <p>
        <Link href={`/${state.start.mode}/${state.id}`} className={buttonClass('primary')}>
          {mock ? words.resumeMock : words.resumePractice}
        </Link>
      </p>
    </div>
  );
}
