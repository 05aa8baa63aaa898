import { useCallback } from 'react';
import { Button } from '../../ui/Button.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { useMessages } from '../../ui/messages.ts';
import { useLate } from '../../ui/use-late.ts';
import { useApp } from '../../views/app-context.ts';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { ProblemList } from './ProblemList.tsx';
import { bankMessages } from './bank-messages.ts';
import { checkFiles } from './check-files.ts';
import { banksMessages } from './messages.ts';

/** An imported bank that is kept but cannot be used: what the check says of it now. */
export function RefusedBank({ id }: { readonly id: string }) {
  const words = useMessages(bankMessages);
  const listWords = useMessages(banksMessages);
  const { library, storage } = useApp();
  const look = useCallback(async () => {
    const banks = await storage.banks();
    const bank = banks.find((b) => b.id === id);
    if (!bank) return { title: id, problems: [] };
    const [report] = await checkFiles(
      library,
      banks,
      [{ file: `${id}.json`, text: bank.text }],
      bank.figures,
    );
    return { title: bank.title, problems: report?.problems ?? [] };
  }, [id, library, storage]);
  const found = useLate(look, true);
  if (found.status === 'loading') return <Waiting text={words.refusedChecking} />;
  if (found.status === 'failed') {
    return (
      <>
        <h1>{id}</h1>
        <Notice
          tone="alert"
          title={words.refusedTitle}
          actions={<Button onClick={found.retry}>{words.retry}</Button>}
        >
          {listWords.checkFailed}
        </Notice>
      </>
    );
  }
  const { title, problems } = found.part;
  const errors = problems.filter((p) => p.severity === 'error');
  return (
    <>
      <h1>{title}</h1>
      <Notice tone="alert" title={words.refusedTitle}>
        {errors.length > 0 ? words.refused : words.refusedElsewhere}
      </Notice>
      <ProblemList level={2} title={listWords.errors(errors.length)} problems={errors} />
    </>
  );
}
