import { useCallback, useEffect, useId, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { BankSummary } from '../../content/compiled.ts';
import { chapters } from '../../domain/syllabus.ts';
import type { SavedBank } from '../../store/saved.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { download } from '../../ui/download.ts';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useApp } from '../../views/app-context.ts';
import { ImportPanel } from './ImportPanel.tsx';
import { banksMessages } from './messages.ts';
import { useExamination } from './use-examination.ts';
import chapterStyles from '../../views/Chapters.module.css';
import styles from './BanksScreen.module.css';

interface Lists {
  readonly builtIn: readonly (BankSummary & { readonly count: number | null })[];
  readonly imported: readonly SavedBank[];
  /** Did the site's own banks come? */
  readonly complete: boolean;
  /** Imported banks that do not pass the check (any more). */
  readonly refused: readonly string[];
}

/** Does the title hold every word searched for, whatever their width and case? */
function named(title: string, search: string): boolean {
  const plain = (text: string) => text.normalize('NFKC').toLowerCase();
  return plain(search)
    .split(/\s+/)
    .every((word) => plain(title).includes(word));
}

/** Every bank: what is built in by chapter, what was imported, and a way to import another. */
export function BanksScreen() {
  const words = useMessages(banksMessages);
  const language = useLanguage();
  const { library, storage } = useApp();
  const [lists, setLists] = useState<Lists | 'failed' | null>(null);
  const [removing, setRemoving] = useState<SavedBank | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const searchId = useId();
  const importedTitle = useRef<HTMLHeadingElement>(null);
  const importing = useRef<HTMLHeadingElement>(null);

  const load = useCallback(async () => {
    try {
      const [summaries, imported, index] = await Promise.all([
        library.summaries(),
        storage.banks(),
        library.index(),
      ]);
      setLists({
        builtIn: summaries.filter((s) => s.chapter !== null),
        complete: index.failures.every((f) => f.bank !== 'index'),
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

  const ready = lists === 'failed' ? null : lists;
  const imported = ready?.imported ?? [];
  const builtIn = ready?.builtIn.filter((bank) => named(bank.title, search)) ?? [];
  const found = imported.filter((bank) => named(bank.title, search));
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
    // The row and its buttons are gone.
    importedTitle.current?.focus({ preventScroll: true });
  }

  return (
    <div className={styles.screen}>
      <h1>{words.title}</h1>
      <p className={styles.lead}>{words.lead}</p>
      {lists === null && <p aria-busy="true">{words.loading}</p>}
      {(lists === 'failed' || ready?.complete === false) && (
        <Notice tone="alert" actions={<Button onClick={() => void load()}>{words.retry}</Button>}>
          {words.loadFailed}
        </Notice>
      )}
      {ready && (
        <>
          <div className={styles.head}>
            <search className={styles.search}>
              <label htmlFor={searchId}>{words.search}</label>
              <input
                id={searchId}
                type="search"
                value={search}
                onChange={(event) => setSearch(event.currentTarget.value)}
              />
            </search>
            <Button onClick={() => importing.current?.focus()}>{words.importTitle}</Button>
          </div>
          <p role="status" className={search.trim() === '' ? 'visually-hidden' : styles.lead}>
            {search.trim() !== '' && words.found(builtIn.length + found.length)}
          </p>
          {chapters.map((chapter) => {
            const banks = builtIn.filter((b) => b.chapter?.startsWith(chapter.id));
            if (banks.length === 0) return null;
            return (
              <section key={chapter.id} className={chapterStyles.chapter}>
                <h2>{language === 'ja' ? chapter.ja : chapter.en}</h2>
                <ul className={chapterStyles.list}>
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
          <section className={chapterStyles.chapter}>
            <h2 ref={importedTitle} tabIndex={-1}>
              {words.importedTitle}
            </h2>
            {problem !== null && <Notice tone="alert">{problem}</Notice>}
            {ready.imported.length === 0 && <p className={styles.lead}>{words.importedEmpty}</p>}
            {found.length > 0 && (
              <ul className={chapterStyles.list}>
                {found.map((bank) => (
                  <li key={bank.id} className={styles.row}>
                    <span className={styles.name}>
                      {bank.title}
                      <span className={styles.note}>
                        {words.importedOn(new Intl.DateTimeFormat(language).format(bank.importedAt))}
                      </span>
                      {ready.refused.includes(bank.id) && (
                        <span className={styles.refused}>
                          <Icon name="warning" size={16} />
                          {words.refused}
                        </span>
                      )}
                    </span>
                    <span className={styles.actions}>
                      {ready.refused.includes(bank.id) ? (
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
          <ImportPanel heading={importing} imported={ready.imported} examination={examination} />
        </>
      )}
      {removing && (
        <Dialog
          title={words.removeTitle}
          closeLabel={words.cancel}
          onClose={() => setRemoving(null)}
          actions={
            <>
              <Button look="danger" onClick={() => void remove(removing)}>
                <Icon name="remove" />
                {words.remove}
              </Button>
              <Button look="primary" onClick={() => setRemoving(null)}>
                {words.cancel}
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
