import type { AttemptEvent } from '../domain/attempt.ts';
import { rebuild, summaryOf } from './projection.ts';
import { type Memo, type SavedBank, type Scratch, type Settings, readSettings } from './saved.ts';
import type { AppStorage } from './storage.ts';

/**
 * For a browser that keeps nothing: the app works, and says plainly that closing the page loses the work
 * unless it is taken out as a file.
 */
export function createMemoryStorage(): AppStorage {
  let settings: Settings = readSettings({});
  let events: AttemptEvent[] = [];
  const scratch = new Map<string, Scratch>();
  const memos = new Map<string, Memo>();
  const banks = new Map<string, SavedBank>();
  return {
    kind: 'memory',
    settings: () => Promise.resolve(settings),
    saveSettings: (next) => {
      settings = next;
      return Promise.resolve();
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
    aside: () => Promise.resolve([]),
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
    restore: (backup) => {
      const here = new Set(events.map((e) => `${e.attempt}/${e.seq}`));
      const fresh = backup.events.filter((e) => !here.has(`${e.attempt}/${e.seq}`));
      events.push(...fresh);
      for (const memo of backup.memos) if (!memos.has(memo.question)) memos.set(memo.question, memo);
      for (const bank of backup.banks) if (!banks.has(bank.id)) banks.set(bank.id, bank);
      if (backup.settings !== undefined) settings = readSettings(backup.settings);
      return Promise.resolve({
        attempts: new Set(fresh.map((e) => e.attempt)).size,
        events: fresh.length,
        banks: backup.banks.length,
      });
    },
    erase: () => {
      settings = readSettings({});
      events = [];
      scratch.clear();
      memos.clear();
      banks.clear();
      return Promise.resolve();
    },
  };
}
