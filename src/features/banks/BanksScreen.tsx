import { useCallback, useEffect, useState } from 'react';
import { Link } from 'wouter';
import type { BankSummary } from '../../content/compiled.ts';
import { chapters } from '../../domain/syllabus.ts';
import type { SavedBank } from '../../store/saved.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { download } from '../../ui/download.ts';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useApp } from '../../views/app-context.ts';
import { ImportPanel } from './ImportPanel.tsx';
import { banksMessages } from './messages.ts';
import { useExamination } from './use-examination.ts';
import styles from './BanksScreen.module.css';

interface Lists {
  readonly builtIn: readonly (BankSummary & { readonly count: number | null })[];
  readonly imported: readonly SavedBank[];
  /** Imported banks that do not pass the check (any more). */
  readonly refused: readonly string[];
}

/** Every bank: what is built in by chapter, what was imported, and a way to import another. */
export function BanksScreen() {
  const words = useMessages(banksMessages);
  const language = useLanguage();
  const { library, storage } = useApp();
  const [lists, setLists] = useState<Lists | 'failed' | null>(null);
  const [removing, setRemoving] = useState<SavedBank | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  const load = useCallback(async () => {
    try {
      const [summaries, imported, index] = await Promise.all([
        library.summaries(),
        storage.banks(),
        library.index(),
      ]);
      setLists({
        builtIn: summaries.filter((s) => s.chapter !== null),
        imported,
        refused: index.failures.filter((f) => f.reason === 'refused').map((f) => f.bank),
      });
    } catch {
      setLists('failed');
    }
  }, [library, storage]);
  useEffect(() => {
    void load();
  }, [load]);

  const imported = lists === null || lists === 'failed' ? [] : lists.imported;
  const examination = useExamination(imported, () => void load());

  /** The file as it was read in; with its figures, if it has any, in one ZIP file. */
  async function exportBank(bank: SavedBank) {
    setProblem(null);
    if (Object.keys(bank.figures).length === 0) return download(`${bank.id}.json`, bank.text);
    try {
      const { packBank } = await import('../../content/archive.ts');
      download(`${bank.id}.zip`, packBank(bank), 'application/zip');
    } catch {
      setProblem(words.exportFailed);
    }
  }

  async function remove({ id }: SavedBank) {
    setRemoving(null);
    setProblem(null);
    try {
      await storage.removeBank(id);
    } catch {
      setProblem(words.removeFailed);
      return;
    }
    library.forget(id);
    await load();
  }

  return (
    <div className={styles.screen}>
      <h1>{words.title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      {lists === null && <p aria-busy="true">{words.loading}</p>}
      {lists === 'failed' && (
        <Notice tone="alert" actions={<Button onClick={() => void load()}>{words.retry}</Button>}>
          {words.loadFailed}
        </Notice>
      )}
      {lists !== null && lists !== 'failed' && (
        <>
          {chapters.map((chapter) => {
            const banks = lists.builtIn.filter((b) => b.chapter?.startsWith(chapter.id));
            if (banks.length === 0) return null;
            return (
              <section key={chapter.id} className={styles.chapter}>
                <h2>{language === 'ja' ? chapter.ja : chapter.en}</h2>
                <ul className={styles.list}>
                  {banks.map((bank) => (
                    <li key={bank.id} className={styles.row}>
                      <span lang={bank.language} className={styles.name}>
                        {bank.title}
                      </span>
                      <span className={styles.count}>{bank.count !== null && words.count(bank.count)}</span>
                      <Link
                        href={`/practice?bank=${bank.id}`}
                        className={buttonClass('quiet')}
                        aria-label={words.practiseBank(bank.title)}
                      >
                        {words.practise}
                      </Link>
                    </li>
                  ))}
                </ul>
              </section>
            );
          })}
          <section className={styles.chapter}>
            <h2>{words.importedTitle}</h2>
            {problem !== null && <Notice tone="alert">{problem}</Notice>}
            {lists.imported.length === 0 ? (
              <p className={styles.lead}>{words.importedEmpty}</p>
            ) : (
              <ul className={styles.list}>
                {lists.imported.map((bank) => (
                  <li key={bank.id} className={styles.row}>
                    <span className={styles.name}>
                      {bank.title}
                      <span className={styles.note}>
                        {words.importedOn(new Intl.DateTimeFormat(language).format(bank.importedAt))}
                      </span>
                      {lists.refused.includes(bank.id) && (
                        <span className={styles.refused}>{words.refused}</span>
                      )}
                    </span>
                    <span className={styles.actions}>
                      {lists.refused.includes(bank.id) ? (
                        <Button
                          look="quiet"
                          aria-label={words.showProblemsOf(bank.title)}
                          onClick={() =>
                            void examination.examine(
                              [{ file: `${bank.id}.json`, text: bank.text }],
                              bank.figures,
                            )
                          }
                        >
                          {words.showProblems}
                        </Button>
                      ) : (
                        <Link
                          href={`/practice?bank=${bank.id}`}
                          className={buttonClass('quiet')}
                          aria-label={words.practiseBank(bank.title)}
                        >
                          {words.practise}
                        </Link>
                      )}
                      <Button
                        look="quiet"
                        aria-label={words.exportBank(bank.title)}
                        onClick={() => void exportBank(bank)}
                      >
                        {words.export}
                      </Button>
                      <Button
                        look="quiet"
                        aria-label={words.removeBank(bank.title)}
                        onClick={() => setRemoving(bank)}
                      >
                        {words.remove}
                      </Button>
                    </span>
                  </li>
                ))}
              </ul>
            )}
          </section>
          <ImportPanel imported={lists.imported} examination={examination} />
        </>
      )}
      {removing && (
        <Dialog
          title={words.removeTitle}
          closeLabel={words.cancel}
          onClose={() => setRemoving(null)}
          actions={
            <>
              <Button onClick={() => setRemoving(null)}>{words.cancel}</Button>
              <Button look="primary" onClick={() => void remove(removing)}>
                {words.remove}
              </Button>
            </>
          }
        >
          <p>{words.removeText(removing.title)}</p>
        </Dialog>
      )}
    </div>
  );
}
