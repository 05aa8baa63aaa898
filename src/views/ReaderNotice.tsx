import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useMessages } from '../ui/messages.ts';
import { useActions } from './app-context.ts';
import { attemptMessages } from './attempt-messages.ts';

/** Another tab has the attempt: here it can only be read, until this tab takes it over. */
export function ReaderNotice() {
  const words = useMessages(attemptMessages);
  const { takeOver } = useActions();
  return (
    <Notice
      title={words.readerTitle}
      actions={
        <Button
          look="primary"
          onClick={() =>
            void takeOver().then(() => document.getElementById('main')?.focus({ preventScroll: true }))
          }
        >
          {words.takeOver}
        </Button>
      }
    >
      {words.reader}
    </Notice>
  );
}
