import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useMessages } from '../ui/messages.ts';
import { questionMessages } from './messages.ts';
import type { Loaded } from './use-question.ts';

/** Why a question cannot be shown, what is safe, and what to do. */
export function QuestionProblem({
  problem,
}: {
  readonly problem: Extract<Loaded<unknown>, { status: 'failed' }>;
}) {
  const words = useMessages(questionMessages);
  const text = {
    network: words.failedNetwork,
    damaged: words.failedDamaged,
    gone: words.failedGone,
    unknown: words.failedGone,
    refused: words.failedRefused,
  }[problem.reason];
  return (
    <Notice
      tone="alert"
      title={words.failedTitle}
      {...((problem.reason === 'network' || problem.reason === 'damaged') && {
        actions: <Button onClick={problem.retry}>{words.retry}</Button>,
      })}
    >
      {text} {words.bankId(problem.bank)}
    </Notice>
  );
}
