import { type ReactNode, useEffect, useId, useState } from 'react';
import type { Settings } from '../../store/saved.ts';
import { readBackup } from '../../store/saved.ts';
import { Button, buttonClass } from '../../ui/Button.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Notice } from '../../ui/Notice.tsx';
import { Segmented } from '../../ui/Segmented.tsx';
import { download } from '../../ui/download.ts';
import { useMessages } from '../../ui/messages.ts';
import { useActions, useApp, useAppState } from '../../views/app-context.ts';
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
          options={[
            { value: 'pytorch', label: 'PyTorch' },
            { value: 'tensorflow', label: 'TensorFlow' },
          ]}
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
  const { storage, store } = useApp();
  const { boot, changeSettings } = useActions();
  const persistent = useAppState((s) => s.persistent);
  const asideCount = useAppState((s) => s.asideCount);
  const lastBackupAt = useAppState((s) => s.settings.lastBackupAt);
  const [state, setState] = useState<{ readonly persisted: boolean; readonly usage: number | null }>();
  const [said, setSaid] = useState<ReactNode>('');
  const [problem, setProblem] = useState<string | null>(null);
  const [erasing, setErasing] = useState(false);

  useEffect(() => {
    let wanted = true;
    void Promise.all([navigator.storage?.persisted?.(), navigator.storage?.estimate?.()])
      .then(([persisted, estimate]) => {
        if (wanted) setState({ persisted: persisted ?? false, usage: estimate?.usage ?? null });
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

  async function backup() {
    const at = Date.now();
    const file = await storage.backup(at);
    download(`etude-${new Date(at).toISOString().slice(0, 10)}.json`, JSON.stringify(file));
    await changeSettings({ lastBackupAt: at });
  }

  async function restore(file: File) {
    const read = readBackup(await file.text());
    if ('problem' in read) {
      setProblem(words.badFile(read.detail));
      return;
    }
    try {
      const { attempts, events } = await storage.restore(read);
      await boot();
      tell(events === 0 ? words.restoreNothing : words.restored(attempts, events));
    } catch {
      setProblem(words.restoreFailed);
    }
  }

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
                .then((granted) => tell(granted ? words.persisted : words.persistRefused))
            }
          >
            {words.persist}
          </Button>
        </p>
      )}
      {asideCount > 0 && (
        <Notice
          tone="alert"
          actions={
            <Button
              onClick={() =>
                void storage.aside().then((rows) => download('etude-unreadable.json', JSON.stringify(rows)))
              }
            >
              {words.asideSave}
            </Button>
          }
        >
          {words.aside(asideCount)}
        </Notice>
      )}
      <p className={styles.hint}>
        {lastBackupAt === null
          ? words.noBackup
          : words.lastBackup(Math.floor((store.getState().attemptNow() - lastBackupAt) / dayMs))}
      </p>
      <div className={styles.actions}>
        <Button look="primary" onClick={() => void backup()}>
          {words.backup}
        </Button>
        <label className={`${buttonClass('plain')} ${styles.chooser}`}>
          {words.restore}
          <input
            type="file"
            accept=".json"
            onChange={(event) => {
              const file = event.currentTarget.files?.[0];
              if (file) void restore(file);
              event.currentTarget.value = '';
            }}
          />
        </label>
      </div>
      <p className={styles.hint}>{words.restoreHint}</p>
      {problem !== null && <Notice tone="alert">{problem}</Notice>}
      <p role="status">{said}</p>
      {/* Apart from the others: the only button here that takes something away. */}
      <Button look="quiet" className={styles.erase} onClick={() => setErasing(true)}>
        {words.erase}
      </Button>
      {erasing && (
        <Dialog
          title={words.eraseTitle}
          closeLabel={words.cancel}
          onClose={() => setErasing(false)}
          actions={
            <>
              <Button onClick={() => setErasing(false)}>{words.cancel}</Button>
              <Button
                look="primary"
                onClick={() =>
                  void storage.erase().then(async () => {
                    setErasing(false);
                    await boot();
                    tell(words.erased);
                  })
                }
              >
                {words.eraseYes}
              </Button>
            </>
          }
        >
          <p>{words.eraseText}</p>
        </Dialog>
      )}
    </section>
  );
}
