import type { AttemptEvent } from '../domain/attempt.ts';
import { mergeLogs } from './merge.ts';
import { rebuild, summaryOf } from './projection.ts';
import {
  type Memo,
  type SavedBank,
  type Scratch,
  type Settings,
  readSettings,
  restoredSettings,
} from './saved.ts';
import type { AppStorage, AsideRow } from './storage.ts';

/**
 * For a browser that keeps nothing: the app works, and says plainly that closing the page loses the work
 * unless it is taken out as a file.
 */
export function createMemoryStorage(): AppStorage {
  let settings: Settings = readSettings({});
  /** Settings the learner has chosen are not replaced by a backup's. */
  let changed = false;
  let events: AttemptEvent[] = [];
  const scratch = new Map<string, Scratch>();
  const memos = new Map<string, Memo>();
  const banks = new Map<string, SavedBank>();
  const aside: AsideRow[] = [];
  return {
    kind: 'memory',
    settings: () => Promise.resolve(settings),
    changeSettings: (part) => {
      settings = { ...settings, ...part };
      changed = true;
      return Promise.resolve(settings);
    },
    attempts: () =>
      Promise.resolve(
        rebuild(events)
          .attempts.map(summaryOf)
          .toSorted((a, b) => b.startedAt - a.startedAt),
      ),
    events: (attempt) => Promise.resolve(events.filter((e) => e.attempt === attempt)),
    append: (event) => {
      events.push(event);
      return Promise.resolve();
    },
    progress: () => Promise.resolve(rebuild(events).progress),
    scratch: (attempt, question) => Promise.resolve(scratch.get(`${attempt}/${question}`) ?? null),
    saveScratch: (value) => {
      scratch.set(`${value.attempt}/${value.question}`, value);
      return Promise.resolve();
    },
    memo: (question) => Promise.resolve(memos.get(question) ?? null),
    saveMemo: (memo) => {
      memos.set(memo.question, memo);
      return Promise.resolve();
    },
    banks: () => Promise.resolve([...banks.values()]),
    saveBank: (bank) => {
      banks.set(bank.id, bank);
      return Promise.resolve();
    },
    removeBank: (id) => {
      banks.delete(id);
      return Promise.resolve();
    },
    aside: () => Promise.resolve(aside),
    keepAside: (unwritten) => {
      aside.push(...unwritten.map((value) => ({ from: 'unwritten', at: Date.now(), value })));
      return Promise.resolve();
    },
    backup: (nowMs) =>
      Promise.resolve({
        etude: 'backup',
        version: 1,
        exportedAt: nowMs,
        settings,
        events,
        memos: [...memos.values()],
        scratch: [...scratch.values()],
        banks: [...banks.values()],
      }),
    restore: async (backup) => {
      const here = (attempt: string) => Promise.resolve(events.filter((e) => e.attempt === attempt));
      const { fresh, ...counts } = await mergeLogs(backup.events, here);
      events.push(...fresh);
      const before = { banks: banks.size, memos: memos.size, scratch: scratch.size };
      for (const memo of backup.memos) if (!memos.has(memo.question)) memos.set(memo.question, memo);
      for (const s of backup.scratch) {
        const name = `${s.attempt}/${s.question}`;
        if (!scratch.has(name)) scratch.set(name, s);
      }
      for (const bank of backup.banks) if (!banks.has(bank.id)) banks.set(bank.id, bank);
      const takesSettings = backup.settings !== undefined && !changed;
      if (takesSettings) {
        settings = restoredSettings(backup);
        changed = true;
      }
      return {
        ...counts,
        events: fresh.length,
        banks: banks.size - before.banks,
        memos: memos.size - before.memos,
        scratch: scratch.size - before.scratch,
        settings: takesSettings,
      };
    },
    erase: () => {
      settings = readSettings({});
      changed = false;
      aside.length = 0;
      events = [];
      scratch.clear();
      memos.clear();
      banks.clear();
      return Promise.resolve();
    },
  };
}
