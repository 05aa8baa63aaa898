import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Notice } from '../ui/Notice.tsx';
import { useMessages } from '../ui/messages.ts';
import { useActions } from './app-context.ts';
import { attemptMessages } from './attempt-messages.ts';

/** Another tab has the attempt: here it can only be read, until this tab takes it over. */
export function ReaderNotice() {
  const words = useMessages(attemptMessages);
  const { takeOver } = useActions();
  const [failed, setFailed] = useState(false);
  const take = async () => {
    setFailed(false);
    try {
      await takeOver();
    } catch {
      setFailed(true);
      return;
    }
    document.getElementById('main')?.focus({ preventScroll: true });
  };
  return (
    <Notice
      title={words.readerTitle}
      actions={
        <Button look="primary" onClick={() => void take()}>
          {words.takeOver}
        </Button>
      }
    >
      {words.reader}
      {failed && <p role="alert">{words.openFailed}</p>}
    </Notice>
  );
}
