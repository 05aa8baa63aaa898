import { type ReactNode, useEffect, useId, useState } from 'react';
import type { Settings } from '../../store/saved.ts';
import { readBackup } from '../../store/saved.ts';
import type { Restored } from '../../store/storage.ts';
import { Button } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { FileButton } from '../../ui/FileButton.tsx';
import { Icon } from '../../ui/Icon.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { download } from '../../ui/download.ts';
import { useMessages } from '../../ui/messages.ts';
import { useActions, useApp, useAppState } from '../../views/app-context.ts';
import { UnreadNotice } from '../../views/UnreadNotice.tsx';
import { frameworkOptions } from '../../views/frameworks.ts';
import { settingsMessages } from './messages.ts';
import styles from './SettingsScreen.module.css';

const dayMs = 86_400_000;

export function SettingsScreen() {
  const words = useMessages(settingsMessages);
  const { changeSettings } = useActions();
  const settings = useAppState((s) => s.settings);
  const dateId = useId();
  const [failed, setFailed] = useState(false);
  const change = (part: Partial<Settings>) => {
    changeSettings(part).then(
      () => setFailed(false),
      () => setFailed(true),
    );
  };
  return (
    <div className={styles.screen}>
      <h1>{words.title}</h1>
      {failed && <Notice tone="alert">{words.failed}</Notice>}
      <section className={styles.group}>
        <h2>{words.display}</h2>
        <Segmented
          label={words.language}
          labelVisible
          options={[
            { value: 'ja', label: '日本語' },
            { value: 'en', label: 'English' },
          ]}
          value={settings.language}
          onChange={(language) => change({ language })}
        />
        <Segmented
          label={words.theme}
          labelVisible
          options={[
            { value: 'system', label: words.themeSystem },
            { value: 'light', label: words.themeLight },
            { value: 'dark', label: words.themeDark },
          ]}
          value={settings.theme}
          onChange={(theme) => change({ theme })}
        />
        <Segmented
          label={words.textSize}
          labelVisible
          options={[
            { value: 'normal', label: words.sizeNormal },
            { value: 'large', label: words.sizeLarge },
            { value: 'larger', label: words.sizeLarger },
          ]}
          value={settings.textSize}
          onChange={(textSize) => change({ textSize })}
        />
      </section>
      <section className={styles.group}>
        <h2>{words.exam}</h2>
        <Segmented
          label={words.framework}
          labelVisible
          options={frameworkOptions}
          value={settings.framework}
          onChange={(framework) => change({ framework })}
        />
        <Segmented
          label={words.timer}
          labelVisible
          options={[
            { value: 'shown', label: words.timerShown },
            { value: 'hidden', label: words.timerHidden },
          ]}
          value={settings.timerHidden ? 'hidden' : 'shown'}
          onChange={(value) => change({ timerHidden: value === 'hidden' })}
        />
        <div className={styles.field}>
          <label htmlFor={dateId}>{words.examDate}</label>
          <input
            id={dateId}
            type="date"
            value={settings.examDate ?? ''}
            onChange={(event) => change({ examDate: event.currentTarget.value || null })}
          />
          <p className={styles.hint}>{words.examDateHint}</p>
        </div>
      </section>
      <Records />
    </div>
  );
}

/** Where the records are, how safe they are, and how to take them out, bring them back or erase them. */
function Records() {
  const words = useMessages(settingsMessages);
  const { storage } = useApp();
  const { boot, changeSettings, backup: makeBackup, erase: eraseAll } = useActions();
  const persistent = useAppState((s) => s.persistent);
  const unreadable = useAppState((s) => s.aside.unreadable);
  const overtaken = useAppState((s) => s.aside.overtaken.length);
  const lastBackupAt = useAppState((s) => s.settings.lastBackupAt);
  const [state, setState] = useState<{
    readonly persisted: boolean | undefined;
    readonly usage: number | null;
  }>();
  const [said, setSaid] = useState<ReactNode>('');
  const [problem, setProblem] = useState<string | null>(null);
  const [erasing, setErasing] = useState(false);
  // Backups are dated by the device's clock, not by an attempt's; one that was set back makes no day negative.
  const [today] = useState(() => Date.now());
  const backupDays = lastBackupAt === null ? null : Math.max(0, Math.floor((today - lastBackupAt) / dayMs));
  const backupWords = backupDays === null ? words.noBackup : words.lastBackup(backupDays);

  useEffect(() => {
    let wanted = true;
    void Promise.all([navigator.storage?.persisted?.(), navigator.storage?.estimate?.()])
      .then(([persisted, estimate]) => {
        if (wanted) setState({ persisted, usage: estimate?.usage ?? null });
      })
      .catch(() => undefined);
    return () => {
      wanted = false;
    };
  }, [said]);

  const tell = (text: string) => {
    setProblem(null);
    setSaid(text);
  };

  /** Does it, or says in words that it could not be done. */
  async function orSay(work: () => Promise<void>, failed: string) {
    try {
      await work();
    } catch {
      setProblem(failed);
    }
  }

  const backup = () =>
    orSay(async () => {
      const at = Date.now();
      const file = await makeBackup(at);
      download(`etude-${dayOf(at)}.json`, JSON.stringify(file));
      setProblem(null);
      await orSay(() => changeSettings({ lastBackupAt: at }), words.backupNotDated);
    }, words.fileFailed);

  const saveAside = () =>
    orSay(async () => {
      download('etude-aside.json', JSON.stringify(await storage.aside()));
      setProblem(null);
    }, words.fileFailed);

  // What was written is written, also when it cannot be read back just now.
  const reread = () => boot().catch(() => undefined);

  async function erase() {
    setErasing(false);
    await orSay(async () => {
      await eraseAll();
      tell(words.erased);
    }, words.eraseFailed);
  }

  async function restore(file: File) {
    try {
      const read = readBackup(await file.text());
      if ('problem' in read) {
        setProblem(words.badFile(words.badFileReason(read.problem, read.detail)));
        return;
      }
      const restored = await storage.restore(read);
      await reread();
      tell(restoredText(words, restored));
    } catch {
      setProblem(words.restoreFailed);
    }
  }

  const asideButton = <Button onClick={() => void saveAside()}>{words.asideSave}</Button>;
  return (
    <section className={styles.group}>
      <h2>{words.records}</h2>
      <p>{persistent ? words.stored : words.notStored}</p>
      {persistent && state && (
        <p className={styles.hint}>
          {state.persisted ? words.persisted : words.notPersisted}
          {state.usage !== null && ` ${words.usage((state.usage / 1_000_000).toFixed(1))}`}
        </p>
      )}
      {persistent && state?.persisted === false && (
        <p>
          <Button
            onClick={() =>
              void navigator.storage
                .persist()
                .catch(() => false)
                .then((granted) => tell(granted ? words.persisted : words.persistRefused))
            }
          >
            {words.persist}
          </Button>
        </p>
      )}
      <UnreadNotice />
      {unreadable + overtaken > 0 && (
        <Notice tone="alert" actions={asideButton}>
          {unreadable > 0 && <p>{words.aside(unreadable)}</p>}
          {overtaken > 0 && <p>{words.overtaken(overtaken)}</p>}
        </Notice>
      )}
      <p className={styles.hint}>{backupWords}</p>
      <div className="ways">
        <Button look="primary" onClick={() => void backup()}>
          {words.backup}
        </Button>
        <FileButton
          label={words.restore}
          accept=".json"
          onFiles={([file]) => {
            if (file) void restore(file);
          }}
        />
      </div>
      <p className={styles.hint}>{words.restoreHint}</p>
      {problem !== null && !erasing && <Notice tone="alert">{problem}</Notice>}
      <p role="status">{said}</p>
      {/* Apart from the others: the only button here that takes something away. */}
      <Button
        look="quiet"
        flush
        onClick={() => {
          setProblem(null);
          setErasing(true);
        }}
      >
        {words.erase}
      </Button>
      {erasing && (
        <Dialog
          title={words.eraseTitle}
          closeLabel={words.cancel}
          onClose={() => setErasing(false)}
          actions={
            <>
              <Button look="danger" onClick={() => void erase()}>
                <Icon name="remove" />
                {words.eraseYes}
              </Button>
              <Button look="primary" onClick={() => setErasing(false)}>
                {words.cancel}
              </Button>
            </>
          }
        >
          <div className={styles.eraseText}>
            <p>{words.eraseText}</p>
            <Button onClick={() => void backup()}>{words.backup}</Button>
            <p className={styles.hint} role="status">
              {backupWords}
            </p>
            {unreadable + overtaken > 0 && (
              <>
                <p>{words.eraseAside(unreadable + overtaken)}</p>
                {asideButton}
              </>
            )}
            {problem !== null && <Notice tone="alert">{problem}</Notice>}
          </div>
        </Dialog>
      )}
    </section>
  );
}

/** What a restored backup brought, and nothing it did not. */
function restoredText(words: (typeof settingsMessages)['ja'], restored: Restored): string {
  const { attempts, continued, incomplete, forked, events, banks, memos, scratch, settings } = restored;
  const brought = [
    attempts > 0 && words.restoredAttempts(attempts),
    continued > 0 && words.restoredContinued(continued),
    events > 0 && words.restoredEvents(events),
    banks > 0 && words.restoredBanks(banks),
    memos > 0 && words.restoredMemos(memos),
    scratch > 0 && words.restoredScratch(scratch),
    settings && words.restoredSettings,
  ].filter((part) => part !== false);
  return [
    brought.length === 0 ? words.restoreNothing : words.restored(brought),
    forked > 0 && words.restoredForked(forked),
    incomplete > 0 && words.restoredIncomplete(incomplete),
  ]
    .filter((part) => part !== false)
    .join('');
}

/** The day of a time on this device's calendar, as in ISO 8601: what Sweden writes. */
function dayOf(at: number): string {
  return new Date(at).toLocaleDateString('sv-SE');
}
