import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useMessages } from '../ui/messages.ts';
import { useActions, useAppState } from './app-context.ts';
import { attemptMessages } from './attempt-messages.ts';

/** Says that not everything that is kept could be read, and reads it again when asked. */
export function UnreadNotice() {
  const words = useMessages(attemptMessages);
  const { boot } = useActions();
  const unread = useAppState((s) => s.unread);
  if (!unread) return null;
  return (
    <Notice
      tone="alert"
      title={words.unreadTitle}
      actions={<Button onClick={() => void boot()}>{words.again}</Button>}
    >
      {words.unread}
    </Notice>
  );
}
