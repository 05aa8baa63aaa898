import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import type { AttemptEvent } from '../domain/attempt.ts';
import { type QuestionProgress, applyToProgress, noProgress, progressTouched } from '../domain/progress.ts';
import { changesSummary, rebuild, summaryOf } from './projection.ts';
import {
  type AttemptSummary,
  type Memo,
  type SavedBank,
  type Scratch,
  readEvent,
  readProgress,
  readSettings,
  readSummary,
} from './saved.ts';
import type { AppStorage, AsideRow } from './storage.ts';

interface EtudeDb extends DBSchema {
  settings: { key: string; value: unknown };
  /** The log: the only truth. */
  events: { key: [string, number]; value: AttemptEvent };
  /** Projections of the log. */
  attempts: { key: string; value: AttemptSummary };
  progress: { key: string; value: QuestionProgress };
  scratch: { key: [string, string]; value: Scratch };
  memos: { key: string; value: Memo };
  banks: { key: string; value: SavedBank };
  aside: { key: number; value: AsideRow };
}

const databaseVersion = 1;

/**
 * Opens the browser's database.
 * @throws when the browser refuses (private mode, blocked, broken): the caller falls back to memory
 */
export async function openIndexedStorage(name = 'etude'): Promise<AppStorage> {
  const db = await openDB<EtudeDb>(name, databaseVersion, {
    upgrade(database, oldVersion) {
      if (oldVersion < 1) {
        database.createObjectStore('settings');
        database.createObjectStore('events', { keyPath: ['attempt', 'seq'] });
        database.createObjectStore('attempts', { keyPath: 'id' });
        database.createObjectStore('progress', { keyPath: 'question' });
        database.createObjectStore('scratch', { keyPath: ['attempt', 'question'] });
        database.createObjectStore('memos', { keyPath: 'question' });
        database.createObjectStore('banks', { keyPath: 'id' });
        database.createObjectStore('aside', { autoIncrement: true });
      }
    },
    blocking(_current, _blocked, event) {
      // Another tab wants a newer version: let go, so that it is not stuck.
      (event.target as IDBDatabase).close();
    },
  });
  return new IndexedStorage(db);
}

class IndexedStorage implements AppStorage {
  readonly kind = 'indexeddb';
  readonly #db: IDBPDatabase<EtudeDb>;

  constructor(db: IDBPDatabase<EtudeDb>) {
    this.#db = db;
  }

  async settings() {
    return readSettings(await this.#db.get('settings', 'settings'));
  }

  async saveSettings(settings: unknown) {
    await this.#db.put('settings', settings, 'settings');
  }

  async attempts() {
    const rows = await this.#db.getAll('attempts');
    const good: AttemptSummary[] = [];
    const bad: AttemptSummary[] = [];
    for (const row of rows) {
      const summary = readSummary(row);
      if (summary) good.push(summary);
      else bad.push(row);
    }
    // A projection can be made anew; what cannot be read is kept aside first.
    if (bad.length > 0) {
      await this.#putAside('attempts', bad);
      await this.#rebuild();
      return this.#newestFirst((await this.#db.getAll('attempts')).flatMap((row) => readSummary(row) ?? []));
    }
    return this.#newestFirst(good);
  }

  #newestFirst(rows: readonly AttemptSummary[]) {
    return rows.toSorted((a, b) => b.startedAt - a.startedAt);
  }

  async events(attempt: string) {
    const rows: unknown[] = await this.#db.getAll('events', IDBKeyRange.bound([attempt], [attempt, []]));
    const { good, bad } = split(rows);
    if (bad.length > 0) await this.#putAside('events', bad);
    return good;
  }

  async append(...[event, before, after]: Parameters<AppStorage['append']>) {
    const touched = progressTouched(event);
    const tx = this.#db.transaction(['events', 'attempts', 'progress'], 'readwrite');
    const writes: Promise<unknown>[] = [tx.objectStore('events').add(event)];
    if (changesSummary(event)) writes.push(tx.objectStore('attempts').put(summaryOf(after)));
    for (const question of touched) {
      writes.push(
        tx
          .objectStore('progress')
          .get(question)
          .then((row) => {
            const old = readProgress(row) ?? noProgress(question);
            const next = applyToProgress(old, event, before);
            return next === old ? undefined : tx.objectStore('progress').put(next);
          }),
      );
    }
    // Every request's own rejection is the transaction's; waiting for both leaves none unhandled.
    await Promise.all([...writes, tx.done]);
  }

  async progress() {
    const rows = await this.#db.getAll('progress');
    const result = new Map<string, QuestionProgress>();
    for (const row of rows) {
      const progress = readProgress(row);
      if (progress) result.set(progress.question, progress);
    }
    if (result.size < rows.length) {
      await this.#rebuild();
      return new Map((await this.#db.getAll('progress')).map((row) => [row.question, row]));
    }
    return result;
  }

  async scratch(attempt: string, question: string) {
    return (await this.#db.get('scratch', [attempt, question])) ?? null;
  }

  async saveScratch(scratch: Scratch) {
    await this.#db.put('scratch', scratch);
  }

  async memo(question: string) {
    return (await this.#db.get('memos', question)) ?? null;
  }

  async saveMemo(memo: Memo) {
    if (memo.text.trim() === '') await this.#db.delete('memos', memo.question);
    else await this.#db.put('memos', memo);
  }

  banks() {
    return this.#db.getAll('banks');
  }

  async saveBank(bank: SavedBank) {
    await this.#db.put('banks', bank);
  }

  async removeBank(id: string) {
    await this.#db.delete('banks', id);
  }

  aside() {
    return this.#db.getAll('aside');
  }

  async backup(nowMs: number) {
    const [settings, events, memos, scratch, banks] = await Promise.all([
      this.settings(),
      this.#db.getAll('events'),
      this.#db.getAll('memos'),
      this.#db.getAll('scratch'),
      this.#db.getAll('banks'),
    ]);
    return {
      etude: 'backup' as const,
      version: 1 as const,
      exportedAt: nowMs,
      settings,
      events: split(events).good,
      memos,
      scratch,
      banks,
    };
  }

  async restore(...[backup]: Parameters<AppStorage['restore']>) {
    const here = new Set((await this.#db.getAllKeys('events')).map((key) => JSON.stringify(key)));
    const fresh = backup.events.filter((e) => !here.has(JSON.stringify([e.attempt, e.seq])));
    const tx = this.#db.transaction(['events', 'memos', 'scratch', 'banks', 'settings'], 'readwrite');
    const writes: Promise<unknown>[] = fresh.map((event) => tx.objectStore('events').add(event));
    const unlessPresent = <S extends 'memos' | 'scratch' | 'banks'>(
      store: S,
      key: EtudeDb[S]['key'],
      value: EtudeDb[S]['value'],
    ) =>
      tx
        .objectStore(store)
        .getKey(key)
        .then((found) => (found === undefined ? tx.objectStore(store).put(value) : undefined));
    for (const memo of backup.memos) writes.push(unlessPresent('memos', memo.question, memo));
    for (const s of backup.scratch) writes.push(unlessPresent('scratch', [s.attempt, s.question], s));
    for (const bank of backup.banks) writes.push(unlessPresent('banks', bank.id, bank));
    if (backup.settings !== undefined) {
      writes.push(tx.objectStore('settings').put(readSettings(backup.settings), 'settings'));
    }
    await Promise.all([...writes, tx.done]);
    await this.#rebuild();
    return {
      attempts: new Set(fresh.map((e) => e.attempt)).size,
      events: fresh.length,
      banks: backup.banks.length,
    };
  }

  async erase() {
    const stores = [
      'settings',
      'events',
      'attempts',
      'progress',
      'scratch',
      'memos',
      'banks',
      'aside',
    ] as const;
    const tx = this.#db.transaction(stores, 'readwrite');
    await Promise.all([...stores.map((store) => tx.objectStore(store).clear()), tx.done]);
  }

  async #putAside(from: string, values: readonly unknown[]) {
    const known = new Set((await this.#db.getAll('aside')).map((row) => JSON.stringify(row.value)));
    const tx = this.#db.transaction('aside', 'readwrite');
    const fresh = values.filter((value) => !known.has(JSON.stringify(value)));
    await Promise.all([...fresh.map((value) => tx.store.add({ from, at: Date.now(), value })), tx.done]);
  }

  /** Makes the projections anew from the log. */
  async #rebuild() {
    const { good, bad } = split(await this.#db.getAll('events'));
    if (bad.length > 0) await this.#putAside('events', bad);
    const { attempts, progress } = rebuild(good);
    const tx = this.#db.transaction(['attempts', 'progress'], 'readwrite');
    await Promise.all([
      tx.objectStore('attempts').clear(),
      tx.objectStore('progress').clear(),
      ...attempts.map((state) => tx.objectStore('attempts').put(summaryOf(state))),
      ...[...progress.values()].map((row) => tx.objectStore('progress').put(row)),
      tx.done,
    ]);
  }
}

function split(rows: readonly unknown[]): { good: AttemptEvent[]; bad: unknown[] } {
  const good: AttemptEvent[] = [];
  const bad: unknown[] = [];
  for (const row of rows) {
    const event = readEvent(row);
    if (event) good.push(event);
    else bad.push(row);
  }
  return { good, bad };
}
