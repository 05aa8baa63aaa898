import { useCallback, useState } from 'react';
import type { CompiledBank } from '../../content/compiled.ts';
import type { ImportedBank } from '../../content/library.ts';
import { Notice } from '../../ui/Notice.tsx';
import { useMessages } from '../../ui/messages.ts';
import { useLate } from '../../ui/use-late.ts';
import { Waiting } from '../../views/AttemptProblem.tsx';
import { BankContents } from './BankContents.tsx';
import { banksMessages } from './messages.ts';
import styles from './BanksScreen.module.css';

/** The questions of a bank that passed the check and is not added yet. Nothing is made until it is opened. */
export function BankPreview({ bank }: { readonly bank: ImportedBank }) {
  const words = useMessages(banksMessages);
  const [open, setOpen] = useState(false);
  const { id, title, text, figures } = bank;
  const compile = useCallback(async () => {
    const { compileImported } = await import('../../content/imported.ts');
    return compileImported({ id, title, text, figures });
  }, [id, title, text, figures]);
  const made = useLate(compile, open);
  return (
    <details className={styles.preview} onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{words.preview}</summary>
      {open && made.status === 'loading' && <Waiting text={words.previewLoading} />}
      {open && (made.status === 'failed' || (made.status === 'ready' && made.part === null)) && (
        <Notice tone="alert">{words.previewFailed}</Notice>
      )}
      {open && made.status === 'ready' && made.part && <Made bank={made.part} />}
    </details>
  );
}

function Made({ bank: { paper, metas, keys } }: { readonly bank: CompiledBank }) {
  const loadKeys = useCallback(() => Promise.resolve(keys), [keys]);
  return <BankContents paper={paper} questions={metas} loadKeys={loadKeys} />;
}
