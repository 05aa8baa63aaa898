import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { openDB } from 'idb';
import { beforeEach, describe, expect, it } from 'vitest';
import { applyEvent, beginAttempt } from '../../src/domain/attempt.ts';
import { openIndexedStorage } from '../../src/store/indexed-storage.ts';
import { readBackup, readSettings } from '../../src/store/saved.ts';
import type { AppStorage } from '../../src/store/storage.ts';
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
    expect(progress.get('q2')).toMatchObject({ judged: 1, lastCredit: 0, streak: 0 });
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

  it('is refused whole when anything in it cannot be read', () => {
    expect(readBackup('{')).toMatchObject({ problem: 'not-json' });
    expect(readBackup('{"etude":"other"}')).toMatchObject({ problem: 'not-a-backup' });
    const bad = { etude: 'backup', version: 1, exportedAt: 1, events: [start, { type: 'answered' }] };
    expect(readBackup(JSON.stringify(bad))).toEqual({ problem: 'bad-event', detail: 'events[1]' });
  });
});
