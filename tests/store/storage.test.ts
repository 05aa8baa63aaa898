import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import {
  type AttemptEvent,
  applyEvent,
  beginAttempt,
  questionState,
  replay,
} from '../../src/domain/attempt.ts';
import { openIndexedStorage } from '../../src/store/indexed-storage.ts';
import { createMemoryStorage } from '../../src/store/memory-storage.ts';
import { type Backup, readBackup, readSettings } from '../../src/store/saved.ts';
import type { AppStorage, Restored } from '../../src/store/storage.ts';
import { following, item, started } from '../support/attempt-builder.ts';

beforeEach(() => {
  globalThis.indexedDB = new IDBFactory();
});

const start = started({ items: [item({ id: 'q1' }), item({ id: 'q2' })] });
const events = following(start, [
  { type: 'answered', question: 'q1', answer: { kind: 'choice', choice: 'a' } },
  { type: 'confidence', question: 'q1', value: 3 },
  { type: 'submitted', by: 'learner' },
  {
    type: 'judged',
    verdicts: {
      q1: { outcome: 'right', credit: 1, hash: 'h' },
      q2: { outcome: 'blank', credit: 0, hash: 'h' },
    },
  },
]);

async function write(storage: AppStorage) {
  let state = beginAttempt(start);
  await storage.append(start, state, state);
  for (const event of events) {
    const after = applyEvent(state, event);
    await storage.append(event, state, after);
    state = after;
  }
}

/** Puts a raw row where the app did not. */
async function putRaw(store: string, value: unknown) {
  const db = await openDB('etude');
  await db.put(store, value);
  db.close();
}

describe('the log', () => {
  it('gives back what was written, in order', async () => {
    const storage = await openIndexedStorage();
    await write(storage);
    expect(await storage.events('a1')).toEqual([start, ...events]);
  });

  it('refuses a second event in the same place and writes nothing of it', async () => {
    const storage = await openIndexedStorage();
    await write(storage);
    const state = beginAttempt(start);
    const clash = { ...events[0]!, at: 99 };
    await expect(storage.append(clash, state, applyEvent(state, clash))).rejects.toMatchObject({
      name: 'ConstraintError',
    });
    expect(await storage.events('a1')).toEqual([start, ...events]);
  });

  it('takes nothing of an attempt that is not there any more: what cannot be opened is not called written', async () => {
    const [here, otherTab] = [await openIndexedStorage(), await openIndexedStorage()];
    await write(here);
    await otherTab.erase();
    const state = replay([start, ...events])!;
    const late = { type: 'clock', offsetMs: 5, attempt: 'a1', seq: state.nextSeq, at: 9_000 } as const;
    await expect(here.append(late, state, applyEvent(state, late))).rejects.toMatchObject({
      name: 'NotFoundError',
    });
    expect(await here.events('a1')).toEqual([]);
    expect(await here.attempts()).toEqual([]);
  });

  it('is asked to be on the disk before an answer, a memo or a restored backup is called saved', async () => {
    const storage = await openIndexedStorage();
    const transaction = vi.spyOn(IDBDatabase.prototype, 'transaction');
    await write(storage);
    await storage.saveMemo({ question: 'q1', text: 'メモ', at: 1 });
    await storage.keepAside(events.slice(0, 1));
    await storage.restore(backupFile([]));
    const writes = transaction.mock.calls.filter(([, mode]) => mode === 'readwrite');
    transaction.mockRestore();
    expect(writes).toHaveLength(events.length + 4);
    expect(writes.every(([, , options]) => options?.durability === 'strict')).toBe(true);
  });

  it('keeps the row of a practice in step with every question that is checked, and with the clock', async () => {
    const storage = await openIndexedStorage();
    const practice = started({ mode: 'practice', title: 'practice', durationMs: null });
    const log = following(practice, [
      { type: 'answered', question: 'q1', answer: { kind: 'choice', choice: 'a' } },
      { type: 'checked', question: 'q1', verdict: { outcome: 'right', credit: 1, hash: 'h' } },
      { type: 'clock', offsetMs: 70_000 },
    ]);
    let state = beginAttempt(practice);
    await storage.append(practice, state, state);
    for (const event of log) {
      const after = applyEvent(state, event);
      await storage.append(event, state, after);
      state = after;
    }
    const kept = await storage.attempts();
    expect(kept).toMatchObject([{ result: { credit: 1, scored: 1 }, clockOffsetMs: 70_000 }]);
    await putRaw('attempts', { id: 'nonsense' });
    expect(await storage.attempts()).toEqual(kept);
  });

  it('keeps progress and the list of attempts in step with it', async () => {
    const storage = await openIndexedStorage();
    await write(storage);
    const progress = await storage.progress();
    expect(progress.get('q1')).toMatchObject({
      judged: 1,
      lastCredit: 1,
      lastConfidence: 3,
      streak: 1,
      met: 1,
    });
    expect(progress.get('q2')).toMatchObject({ judged: 1, lastCredit: null, firstCredit: 0, streak: 0 });
    expect(await storage.attempts()).toMatchObject([{ id: 'a1', result: { credit: 1, scored: 2 } }]);
  });
});

describe('a saved state that is damaged', () => {
  it('is put aside as it was, and the rest stays usable', async () => {
    const storage = await openIndexedStorage();
    await write(storage);
    const damaged = { attempt: 'a1', seq: 77, type: 'answered', at: 'yesterday' };
    await putRaw('events', damaged);
    expect(await storage.events('a1')).toEqual([start, ...events]);
    expect(await storage.aside()).toMatchObject([{ from: 'events', value: damaged }]);
  });

  it('does not stand in the way of what is done next, whatever place of the log it had', async () => {
    const storage = await openIndexedStorage();
    await write(storage);
    await putRaw('events', { attempt: 'a1', seq: events.length + 1, type: 'garbage' });
    const state = replay(await storage.events('a1'))!;
    const next = { type: 'clock', offsetMs: 5, attempt: 'a1', seq: state.nextSeq, at: state.lastAt } as const;
    await storage.append(next, state, applyEvent(state, next));
    expect((await storage.events('a1')).at(-1)).toEqual(next);
  });

  it('spoils neither a backup nor the screen that shows it: memo, scratch board and bank move aside', async () => {
    const storage = await openIndexedStorage();
    await write(storage);
    await storage.saveMemo({ question: 'q2', text: '残る', at: 1 });
    await putRaw('memos', { question: 'q1' });
    await putRaw('scratch', { attempt: 'a1', question: 'q1', text: 'x' });
    await putRaw('banks', { id: 'b', title: 'B', text: '{}', figures: {}, importedAt: 'yesterday' });
    const backup = readBackup(JSON.stringify(await storage.backup(5)));
    expect(backup).toMatchObject({ memos: [{ question: 'q2', text: '残る' }], scratch: [], banks: [] });
    expect(await storage.memo('q1')).toBeNull();
    expect(await storage.scratch('a1', 'q1')).toBeNull();
    expect(await storage.banks()).toEqual([]);
    expect((await storage.aside()).map((row) => row.from).toSorted()).toEqual(['banks', 'memos', 'scratch']);
  });

  it('has its list of attempts and its progress made anew from the log', async () => {
    const storage = await openIndexedStorage();
    await write(storage);
    await putRaw('attempts', { id: 'a1', nonsense: true });
    await putRaw('progress', { question: 'q1', judged: 'often' });
    expect(await storage.attempts()).toMatchObject([{ id: 'a1', result: { credit: 1, scored: 2 } }]);
    expect((await storage.progress()).get('q1')).toMatchObject({ judged: 1, lastCredit: 1 });
  });

  it('gives unreadable settings their defaults, field by field', () => {
    expect(readSettings({ language: 'en', theme: 'pink', examDate: '2026-02-20' })).toMatchObject({
      language: 'en',
      theme: 'system',
      examDate: '2026-02-20',
    });
    expect(readSettings('rubbish')).toMatchObject({ language: 'ja' });
  });
});

describe('a backup', () => {
  async function backupOfWritten() {
    const storage = await openIndexedStorage();
    await write(storage);
    await storage.saveMemo({ question: 'q1', text: 'メモ', at: 1 });
    return JSON.stringify(await storage.backup(5));
  }

  it('restores every statistic exactly on an empty device', async () => {
    const text = await backupOfWritten();
    const before = await openIndexedStorage();
    const [attempts, progress] = [await before.attempts(), await before.progress()];
    globalThis.indexedDB = new IDBFactory();
    const storage = await openIndexedStorage();
    const backup = readBackup(text);
    if ('problem' in backup) throw new Error(backup.detail);
    expect(await storage.restore(backup)).toMatchObject({ attempts: 1, events: 5 });
    expect(await storage.attempts()).toEqual(attempts);
    expect(await storage.progress()).toEqual(progress);
    expect(await storage.memo('q1')).toMatchObject({ text: 'メモ' });
  });

  it('doubles nothing when it is restored where it was made', async () => {
    const text = await backupOfWritten();
    const storage = await openIndexedStorage();
    const backup = readBackup(text);
    if ('problem' in backup) throw new Error(backup.detail);
    expect(await storage.restore(backup)).toMatchObject({ attempts: 0, events: 0 });
    expect((await storage.progress()).get('q1')).toMatchObject({ judged: 1, met: 1 });
  });

  it('never mixes an attempt that went on differently here: the other way becomes its own attempt, once', async () => {
    const storage = await openIndexedStorage();
    let state = beginAttempt(start);
    await storage.append(start, state, state);
    const [theirs, ours] = ['a', 'b'].map((letter) =>
      following(start, [
        { type: 'answered', question: 'q1', answer: { kind: 'choice', choice: letter } },
        { type: 'answered', question: 'q2', answer: { kind: 'choice', choice: letter } },
      ]),
    );
    for (const event of ours!) {
      const after = applyEvent(state, event);
      await storage.append(event, state, after);
      state = after;
    }
    const backup = { ...(await storage.backup(5)), events: [start, ...theirs!] };
    expect(await storage.restore(backup)).toMatchObject({ attempts: 1, forked: 1 });
    expect(await storage.events('a1')).toEqual([start, ...ours!]);
    const other = (await storage.attempts()).find((a) => a.id !== 'a1')!;
    const restored = replay(await storage.events(other.id))!;
    expect(questionState(restored, 'q1').answer).toEqual({ kind: 'choice', choice: 'a' });
    expect(questionState(restored, 'q2').answer).toEqual({ kind: 'choice', choice: 'a' });
    expect(await storage.restore(backup)).toMatchObject({ attempts: 0, forked: 0, events: 0 });
    expect(await storage.attempts()).toHaveLength(2);
  });

  it('brings settings to a device that has none, and never replaces those chosen here', async () => {
    const text = await backupOfWritten();
    const backup = { ...(readBackup(text) as Backup), settings: { examDate: '2027-02-20' } };
    const storage = await openIndexedStorage();
    await storage.restore(backup);
    expect(await storage.settings()).toMatchObject({ examDate: '2027-02-20', lastBackupAt: 5 });
    await storage.changeSettings({ examDate: '2027-08-27' });
    await storage.restore(backup);
    expect(await storage.settings()).toMatchObject({ examDate: '2027-08-27' });
  });

  it('is refused whole when anything in it cannot be read', () => {
    expect(readBackup('{')).toMatchObject({ problem: 'not-json' });
    expect(readBackup('{"etude":"other"}')).toMatchObject({ problem: 'not-a-backup' });
    const bad = { etude: 'backup', version: 1, exportedAt: 1, events: [start, { type: 'answered' }] };
    expect(readBackup(JSON.stringify(bad))).toEqual({ problem: 'damaged', detail: 'events[1]' });
    const undated = { ...bad, exportedAt: 'today' };
    expect(readBackup(JSON.stringify(undated))).toEqual({ problem: 'damaged', detail: 'exportedAt' });
    expect(readBackup('{"id":"my-bank","questions":[]}')).toMatchObject({ problem: 'bank' });
  });
});

it('opens the database again when the browser has closed it', async () => {
  const storage = await openIndexedStorage();
  const db = await (storage as unknown as { connect: () => Promise<IDBDatabase> }).connect();
  db.close();
  await write(storage);
  expect(await storage.events('a1')).toEqual([start, ...events]);
});

it('changes one setting without undoing what another tab chose', async () => {
  const [one, other] = [await openIndexedStorage(), await openIndexedStorage()];
  await other.changeSettings({ examDate: '2027-02-20' });
  expect(await one.changeSettings({ theme: 'dark' })).toMatchObject({
    examDate: '2027-02-20',
    theme: 'dark',
  });
});

/** What a backup brought of which everything was here. */
const nothing: Restored = {
  attempts: 0,
  continued: 0,
  incomplete: 0,
  forked: 0,
  events: 0,
  banks: 0,
  memos: 0,
  scratch: 0,
  settings: false,
};

describe.each([
  ['in the browser', openIndexedStorage],
  ['in memory only', () => Promise.resolve(createMemoryStorage())],
] as const)('a storage %s', (_where, open) => {
  it('gives a backup that restores everything elsewhere and nothing twice', async () => {
    const storage = await open();
    await write(storage);
    const scratch = { attempt: 'a1', question: 'q1', text: '1+1', strokes: [[0, 0, 5, 5]] };
    const bank = { id: 'b', title: 'B', text: '{}', figures: {}, importedAt: 3 };
    await storage.saveScratch(scratch);
    await storage.saveMemo({ question: 'q1', text: 'メモ', at: 1 });
    await storage.saveBank(bank);
    await storage.changeSettings({ language: 'en' });
    const backup = readBackup(JSON.stringify(await storage.backup(9))) as Backup;
    const summary = await storage.attempts();
    const progress = await storage.progress();

    globalThis.indexedDB = new IDBFactory();
    const elsewhere = await open();
    const all = { attempts: 1, events: events.length + 1, banks: 1, memos: 1, scratch: 1, settings: true };
    expect(await elsewhere.restore(backup)).toEqual({ ...nothing, ...all });
    expect(await elsewhere.restore(backup)).toEqual(nothing);
    expect(await elsewhere.events('a1')).toEqual([start, ...events]);
    expect(await elsewhere.attempts()).toEqual(summary);
    expect(await elsewhere.progress()).toEqual(progress);
    expect(await elsewhere.scratch('a1', 'q1')).toEqual(scratch);
    expect(await elsewhere.memo('q1')).toMatchObject({ text: 'メモ' });
    expect(await elsewhere.banks()).toEqual([bank]);
    expect(await elsewhere.settings()).toMatchObject({ language: 'en', lastBackupAt: 9 });

    await elsewhere.erase();
    expect(await elsewhere.attempts()).toEqual([]);
    expect(await elsewhere.events('a1')).toEqual([]);
    expect(await elsewhere.banks()).toEqual([]);
    expect(await elsewhere.settings()).toMatchObject({ language: 'ja', lastBackupAt: null });
  });

  it('tells attempts that are new from those that only went on', async () => {
    const elsewhere = await open();
    const state = beginAttempt(start);
    await elsewhere.append(start, state, state);
    const other = started({ attempt: 'a2', items: start.items });
    const file = backupFile([start, ...events, other]);
    expect(await elsewhere.restore(file)).toEqual({
      ...nothing,
      attempts: 1,
      continued: 1,
      events: events.length + 1,
    });
  });

  it('says that an attempt without a beginning is not to be seen, and completes it when the beginning comes', async () => {
    const elsewhere = await open();
    expect(await elsewhere.restore(backupFile(events))).toEqual({
      ...nothing,
      incomplete: 1,
      events: events.length,
    });
    expect(await elsewhere.attempts()).toEqual([]);
    expect(await elsewhere.restore(backupFile([start]))).toEqual({ ...nothing, attempts: 1, events: 1 });
    expect(await elsewhere.attempts()).toMatchObject([{ id: 'a1', result: { credit: 1, scored: 2 } }]);
  });
});

function backupFile(list: readonly AttemptEvent[]): Backup {
  return { etude: 'backup', version: 1, exportedAt: 1, events: list, memos: [], scratch: [], banks: [] };
}
