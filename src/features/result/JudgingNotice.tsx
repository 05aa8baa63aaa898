import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useMessages } from '../../ui/messages.ts';
import { resultMessages } from './messages.ts';
import type { Judging } from './use-judging.ts';

/** Marking failed: what is safe, and once more. */
export function JudgingNotice({ judging }: { readonly judging: Judging }) {
  const words = useMessages(resultMessages);
  if (judging.status !== 'failed') return null;
  return (
    <Notice
      tone="alert"
      title={words.judgeFailedTitle}
      actions={
        <Button look="primary" onClick={judging.retry}>
          {words.judgeAgain}
        </Button>
      }
    >
      {words.judgeFailed}
    </Notice>
  );
}
