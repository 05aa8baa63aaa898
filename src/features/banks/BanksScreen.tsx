import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { QuestionMeta } from '../../domain/question.ts';
import { chapters, syllabusItem } from '../../domain/syllabus.ts';
import type { SavedBank } from '../../store/saved.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { download } from '../../ui/download.ts';
import { useHashSearch } from '../../ui/hash-location.ts';
import { useLanguage, useMessages } from '../../ui/messages.ts';
import { useLate } from '../../ui/use-late.ts';
import { useApp } from '../../views/app-context.ts';
import { BuiltInRow, ImportedRow, type ListedBank } from './BankRows.tsx';
import { ImportPanel } from './ImportPanel.tsx';
import { banksMessages } from './messages.ts';
import { type Subject, banksAddress, foundBy, searchOf } from './search.ts';
import { useExamination } from './use-examination.ts';
import chapterStyles from '../../views/Chapters.module.css';
import styles from './BanksScreen.module.css';

interface Lists {
  readonly builtIn: readonly ListedBank[];
  readonly imported: readonly SavedBank[];
  /** Number of questions of an imported bank that can be used. */
  readonly counts: ReadonlyMap<string, number | null>;
  /** Syllabus items of each bank's questions. */
  readonly items: ReadonlyMap<string, readonly Subject[]>;
  /** Did the site's own banks come? */
  readonly complete: boolean;
  /** Imported banks that do not pass the check (any more). */
  readonly refused: readonly string[];
}

const loadTopics = () => import('./topics.ts');

/** The syllabus items of the questions of each bank, each once. */
function itemsOf(questions: readonly QuestionMeta[]): ReadonlyMap<string, readonly Subject[]> {
  const ids = new Map<string, Set<string>>();
  for (const { bank, syllabus } of questions) {
    ids.set(bank, (ids.get(bank) ?? new Set()).add(syllabus));
  }
  const subject = (id: string): readonly Subject[] => {
    const name = syllabusItem(id)?.ja;
    return name === undefined ? [] : [{ ja: name, en: name }];
  };
  return new Map([...ids].map(([bank, items]) => [bank, [...items].flatMap(subject)]));
}

/** Every bank: what is built in by chapter, what was imported, and a way to import another. */
export function BanksScreen() {
  const words = useMessages(banksMessages);
  const language = useLanguage();
  const { library, storage } = useApp();
  const [lists, setLists] = useState<Lists | 'failed' | null>(null);
  const [removing, setRemoving] = useState<SavedBank | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  // In the address, so that the way back from a bank leads to what was found.
  const search = searchOf(useHashSearch());
  const [, navigate] = useLocation();
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
        counts: new Map(summaries.flatMap((s) => (s.chapter === null ? [[s.id, s.count]] : []))),
        items: itemsOf(index.questions),
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
  const searching = search.trim() !== '';
  const topics = useLate(loadTopics, searching);
  const topicsPart = topics.status === 'ready' ? topics.part : null;
  const topicsByBank = useMemo(
    () => topicsPart?.topicsOf(ready?.imported ?? []) ?? null,
    [topicsPart, ready],
  );
  const found = <B extends { readonly id: string; readonly title: string }>(banks: readonly B[]) =>
    banks.flatMap((bank) => {
      const subjects = [...(topicsByBank?.get(bank.id) ?? []), ...(ready?.items.get(bank.id) ?? [])];
      const by = foundBy(bank.title, subjects, search);
      return by === null ? [] : [{ bank, foundBy: by }];
    });
  const builtIn = found(ready?.builtIn ?? []);
  const own = found(imported);
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
                aria-describedby={`${searchId}-hint`}
                onChange={(event) => navigate(banksAddress(event.currentTarget.value), { replace: true })}
              />
              <span id={`${searchId}-hint`} className={styles.hint}>
                {topics.status === 'failed' && searching ? words.searchHintShort : words.searchHint}
              </span>
            </search>
            <Button onClick={() => importing.current?.focus()}>{words.importTitle}</Button>
          </div>
          <p role="status" className={searching ? styles.lead : 'visually-hidden'}>
            {searching && words.found(builtIn.length + own.length)}
          </p>
          {chapters.map((chapter) => {
            const banks = builtIn.filter(({ bank }) => bank.chapter?.startsWith(chapter.id));
            if (banks.length === 0) return null;
            return (
              <section key={chapter.id} className={chapterStyles.chapter}>
                <h2>{language === 'ja' ? chapter.ja : chapter.en}</h2>
                <ul className={chapterStyles.list}>
                  {banks.map((row) => (
                    <BuiltInRow key={row.bank.id} {...row} search={search} />
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
            {own.length > 0 && (
              <ul className={chapterStyles.list}>
                {own.map((row) => (
                  <ImportedRow
                    key={row.bank.id}
                    {...row}
                    search={search}
                    count={ready.counts.get(row.bank.id) ?? null}
                    refused={ready.refused.includes(row.bank.id)}
                    addressable={/^[a-z0-9-]+$/.test(row.bank.id) && !library.isBuiltIn(row.bank.id)}
                    onShowProblems={() =>
                      void examination.examine(
                        [{ file: `${row.bank.id}.json`, text: row.bank.text }],
                        row.bank.figures,
                      )
                    }
                    onExport={() => void exportBank(row.bank)}
                    onRemove={() => setRemoving(row.bank)}
                  />
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
